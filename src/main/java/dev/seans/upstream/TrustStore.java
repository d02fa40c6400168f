package dev.seans.upstream;

import dev.seans.settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificates that an upstream is recognised by, instead of those that the JDK knows.
 *
 * @param file of the kind PKCS#12 or JKS
 * @param password empty if the file has none
 */
record TrustStore(Path file, Secret password) {

    /**
     * For TLS connections that trust these certificates alone.
     *
     * @throws IllegalArgumentException if the file cannot be used; with the reason and what to do, without the password
     */
    SSLContext context() {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("the trust store " + file
                    + " is not there, or cannot be read: name a PKCS#12 or JKS file that the server's user may read");
        }
        try {
            return trusting(certificates());
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException(
                    "the trust store " + file + " cannot be opened: it must be a PKCS#12 or JKS file, and its password"
                            + " must be the one of trust-store-password",
                    unusable);
        }
    }

    private KeyStore certificates() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(file.toFile(), password.text().toCharArray());
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias)) {
                return store;
            }
        }
        throw new IllegalArgumentException("the trust store " + file
                + " has no certificate to trust: import the upstream's own, or that of its issuer, with keytool"
                + " -importcert");
    }

    private static SSLContext trusting(KeyStore certificates) throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
