package kafkaalarms.connect.mqtt.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * PEM files for TLS, read anew for each connection, so that renewed certificates need no restart.
 *
 * @param ca certificates to trust; empty: those of the JVM
 * @param certificate chain of the client; empty: none is shown
 * @param key private key of the client
 */
public record TlsFiles(String ca, String certificate, String key) {
    private static final char[] NO_PASSWORD = {};

    /** @throws TlsFileException when a file cannot be read or does not hold what it should */
    SSLSocketFactory socketFactory() throws TlsFileException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(), trusted(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new TlsFileException("TLS could not be set up", e);
        }
    }

    private TrustManager[] trusted() throws TlsFileException, GeneralSecurityException {
        if (ca.isEmpty()) {
            return null;
        }
        KeyStore store = emptyStore();
        int number = 0;
        for (Certificate certificate : certificates("mqtt.ssl.ca.file", ca)) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private KeyManager[] keys() throws TlsFileException, GeneralSecurityException {
        if (certificate.isEmpty()) {
            return null;
        }
        Certificate[] chain = certificates("mqtt.ssl.cert.file", certificate).toArray(new Certificate[0]);
        KeyStore store = emptyStore();
        store.setKeyEntry("client", PemKey.read(key), NO_PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static Collection<? extends Certificate> certificates(String setting, String file) throws TlsFileException {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new TlsFileException(setting + " names " + file + ", which holds no certificate", null);
            }
            return found;
        } catch (IOException e) {
            throw new TlsFileException(setting + " names " + file + ", which cannot be read", e);
        } catch (CertificateException e) {
            throw new TlsFileException(setting + " names " + file + ", which does not hold PEM certificates", e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new KeyStoreUnavailableException(e);
        }
        return store;
    }

    private static final class KeyStoreUnavailableException extends GeneralSecurityException {
        private static final long serialVersionUID = 1;

        KeyStoreUnavailableException(IOException cause) {
            super(cause);
        }
    }
}
