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
    private final Map<UpstreamName, Secret> unwritten = new ConcurrentHashMap<>();

    @Inject
    public LoginMemories(UpstreamRows rows, SessionCipher cipher) {
        this.rows = rows;
        this.cipher = cipher;
    }

    /** Of the upstream of this round, as long as its lease lasts. */
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
            Optional<Secret> kept = stored(round.name());
            if (kept.isPresent() && write(round, kept)) {
                round.log().memorySealedAnew();
            }
        } catch (UnreadableSessionException unreadable) {
            // Whoever wants to log in is told.
            return;
        }
    }

    private Optional<Secret> stored(UpstreamName name) throws UnreadableSessionException {
        Optional<byte[]> sealed = rows.loginMemory(name);
        return sealed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Secret(new String(cipher.openMemory(name, sealed.get()), StandardCharsets.UTF_8)));
    }

    private boolean write(Round round, Optional<Secret> kept) {
        Optional<SealedBytes> sealed =
                kept.map(text -> cipher.sealMemory(round.name(), text.text().getBytes(StandardCharsets.UTF_8)));
        return rows.remember(round.name(), round.lease().token(), sealed);
    }

    /** Of one upstream. */
    private final class Kept implements LoginMemory {

        private final Round round;

        private Kept(Round round) {
            this.round = round;
        }

        @Override
        public Optional<Secret> recall() throws LoginFailedException {
            Secret remembered = unwritten.get(round.name());
            if (remembered != null) {
                keep(remembered);
                return Optional.of(remembered);
            }
            try {
                return stored(round.name());
            } catch (UnreadableSessionException unreadable) {
                if (round.forced()) {
                    return Optional.empty();
                }
                throw new LoginFailedException(Failure.UNREADABLE, String.valueOf(unreadable.getMessage()));
            }
        }

        @Override
        public void keep(Secret text) throws LoginFailedException {
            unwritten.put(round.name(), text);
            replace(Optional.of(text));
        }

        @Override
        public void forget() throws LoginFailedException {
            replace(Optional.empty());
        }

        private void replace(Optional<Secret> text) throws LoginFailedException {
            boolean written = write(round, text);
            unwritten.remove(round.name());
            if (!written) {
                throw new LoginFailedException(
                        Failure.DEFECT, "another keeper has taken over in the middle of a login, which is left to it");
            }
        }
    }
}
