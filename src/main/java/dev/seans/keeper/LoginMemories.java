package dev.seans.keeper;

import dev.seans.login.Failure;
import dev.seans.login.LoginFailedException;
import dev.seans.login.LoginMemory;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Secret;
import dev.seans.upstream.SealedBytes;
import dev.seans.upstream.SessionCipher;
import dev.seans.upstream.UnreadableSessionException;
import dev.seans.upstream.UpstreamName;
import dev.seans.upstream.UpstreamRows;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What logins keep until the next one, in the row of their upstream. Until it stands there, this node remembers it: a database
 * that fails in that moment does not cost a token that serves once.
 */
@OnePerApplication
class LoginMemories {

    private final UpstreamRows rows;
    private final SessionCipher cipher;
    private final Map<UpstreamName, Unwritten> unwritten = new ConcurrentHashMap<>();

    @Inject
    public LoginMemories(UpstreamRows rows, SessionCipher cipher) {
        this.rows = rows;
        this.cipher = cipher;
    }

    /** Of the upstream of this round. */
    LoginMemory of(Round round) {
        return new Kept(round);
    }

    /** Encrypts with the first key what another one has encrypted. What cannot be read stays as it is. */
    void sealAnew(Round round) {
        Optional<String> formerKey = round.result().before().memoryKeyId();
        if (formerKey.isEmpty() || cipher.isActive(formerKey.get())) {
            return;
        }
        try {
            Optional<byte[]> former = rows.loginMemory(round.name());
            if (former.isPresent()
                    && rows.remember(
                            round.name(),
                            former,
                            Optional.of(sealed(round.name(), opened(round.name(), former.get()))))) {
                round.log().memorySealedAnew();
            }
        } catch (UnreadableSessionException unreadable) {
            // Whoever wants to log in is told.
            return;
        }
    }

    private Secret opened(UpstreamName name, byte[] sealed) throws UnreadableSessionException {
        return new Secret(new String(cipher.openMemory(name, sealed), StandardCharsets.UTF_8));
    }

    private SealedBytes sealed(UpstreamName name, Secret text) {
        return cipher.sealMemory(name, text.text().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whether what stands in the row is no newer text than this one: nothing, because somebody has found this one used up; or
     * the same, encrypted anew.
     */
    private boolean isNoNewer(UpstreamName name, Optional<byte[]> found, Optional<byte[]> than) {
        try {
            return found.isEmpty()
                    || (than.isPresent() && opened(name, found.get()).equals(opened(name, than.get())));
        } catch (UnreadableSessionException nobodyCanTell) {
            return false;
        }
    }

    /**
     * What is to stand in the row, and could not be written yet.
     *
     * @param former what stood there when the login began
     */
    private record Unwritten(Optional<byte[]> former, Secret text) {}

    /**
     * Of one upstream. What a login brings replaces what that login was made with, or nothing, whoever has the lease by then:
     * where a token serves once, nobody else can have a better one. A newer one is never lost by an older.
     */
    private final class Kept implements LoginMemory {

        private final UpstreamName name;
        private final boolean forced;
        private Optional<byte[]> former = Optional.empty();
        private boolean known;

        private Kept(Round round) {
            this.name = round.name();
            this.forced = round.forced();
        }

        @Override
        public Optional<Secret> recall() throws LoginFailedException {
            Unwritten remembered = unwritten.get(name);
            if (remembered != null && isWritten(remembered)) {
                return Optional.of(remembered.text());
            }
            known = false;
            Optional<byte[]> stored = former();
            try {
                return stored.isEmpty() ? Optional.empty() : Optional.of(opened(name, stored.get()));
            } catch (UnreadableSessionException unreadable) {
                if (forced) {
                    return Optional.empty();
                }
                throw new LoginFailedException(Failure.UNREADABLE, String.valueOf(unreadable.getMessage()));
            }
        }

        @Override
        public void keep(Secret text) throws LoginFailedException {
            Unwritten kept = new Unwritten(former(), text);
            unwritten.put(name, kept);
            require(isWritten(kept));
        }

        @Override
        public void forget() throws LoginFailedException {
            require(isReplaced(former(), Optional.empty()));
        }

        private static void require(boolean replaced) throws LoginFailedException {
            if (!replaced) {
                throw new LoginFailedException(
                        Failure.DEFECT,
                        "another keeper has kept something newer in the middle of a login, which is left to it");
            }
        }

        private boolean isWritten(Unwritten kept) {
            boolean replaced = isReplaced(kept.former(), Optional.of(kept.text()));
            unwritten.remove(name, kept);
            return replaced;
        }

        private Optional<byte[]> former() {
            if (!known) {
                former = rows.loginMemory(name);
                known = true;
            }
            return former;
        }

        /** False if there is something newer. */
        private boolean isReplaced(Optional<byte[]> before, Optional<Secret> text) {
            Optional<SealedBytes> next = text.map(kept -> sealed(name, kept));
            boolean replaced = rows.remember(name, before, next) || isReplacedAfterAll(before, next);
            if (replaced) {
                former = next.map(SealedBytes::bytes);
                known = true;
            }
            return replaced;
        }

        private boolean isReplacedAfterAll(Optional<byte[]> before, Optional<SealedBytes> next) {
            Optional<byte[]> found = rows.loginMemory(name);
            return isNoNewer(name, found, before) && rows.remember(name, found, next);
        }
    }
}
