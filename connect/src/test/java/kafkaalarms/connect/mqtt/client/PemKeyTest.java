package kafkaalarms.connect.mqtt.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import kafkaalarms.connect.mqtt.programs.Certified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemKeyTest {
    @TempDir
    Path folder;

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("key.pem"), text).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void read_Pkcs8_IsTheKey(String algorithm) throws Exception {
        byte[] key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate().getEncoded();
        String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
            + "\n-----END PRIVATE KEY-----\n";
        assertArrayEquals(key, PemKey.read(file("text before\n" + pem)).getEncoded());
    }

    @Test
    void read_Pkcs1_IsTheSameKeyAsPkcs8() throws Exception {
        Certified certified = Certified.make(folder, "client", "127.0.0.1");
        assertArrayEquals(
            PemKey.read(certified.key().toString()).getEncoded(),
            PemKey.read(certified.rsaKey().toString()).getEncoded());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAA=A\n-----END RSA PRIVATE KEY-----"})
    void read_AnythingElse_NamesTheSettingAndTheFile(String text) throws Exception {
        String file = file(text);
        TlsFileException failure = assertThrows(TlsFileException.class, () -> PemKey.read(file));
        assertTrue(failure.getMessage().startsWith("mqtt.ssl.key.file names " + file), failure.getMessage());
    }
}
