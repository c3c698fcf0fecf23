package kafkaalarms.connect.mqtt.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private key in PEM: PKCS#8, or PKCS#1 for RSA, which is what certificate controllers often write. */
final class PemKey {
    private static final String SETTING = "mqtt.ssl.key.file";
    private static final String CURE = "; `openssl pkcs8 -topk8 -nocrypt` makes a key of the form that is read";
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");
    private static final Pattern BLOCK =
        Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([^-]*)-----END \\1-----");
    /** Version 0 and the algorithm rsaEncryption without parameters, as PKCS#8 (RFC 5208) puts them before a key. */
    private static final byte[] RSA_PREFIX = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private PemKey() {
    }

    static PrivateKey read(String file) throws TlsFileException {
        Matcher block = BLOCK.matcher(text(file));
        if (!block.find()) {
            throw new TlsFileException(SETTING + " names " + file + ", which holds no private key in PEM", null);
        }
        byte[] der = bytes(file, block.group(2));
        return switch (block.group(1)) {
            case "PRIVATE KEY" -> decode(file, der);
            case "RSA PRIVATE KEY" -> decode(file, fromPkcs1(der));
            default -> throw new TlsFileException(
                SETTING + " names " + file + ", which holds a key of the form " + block.group(1) + CURE, null);
        };
    }

    private static String text(String file) throws TlsFileException {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new TlsFileException(SETTING + " names " + file + ", which cannot be read", e);
        }
    }

    private static byte[] bytes(String file, String base64) throws TlsFileException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new TlsFileException(SETTING + " names " + file + ", whose PEM is damaged or encrypted" + CURE, e);
        }
    }

    private static PrivateKey decode(String file, byte[] der) throws TlsFileException {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(der);
        GeneralSecurityException last = null;
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                last = e;
            } catch (GeneralSecurityException e) {
                throw new TlsFileException("This JVM has no " + algorithm + " keys", e);
            }
        }
        throw new TlsFileException(SETTING + " names " + file + ", which holds no RSA, EC or Ed25519 key", last);
    }

    private static byte[] fromPkcs1(byte[] key) {
        return element(0x30, concat(RSA_PREFIX, element(0x04, key)));
    }

    private static byte[] element(int tag, byte[] content) {
        byte[] length = content.length < 0x80
            ? new byte[] {(byte) content.length}
            : content.length < 0x100
                ? new byte[] {(byte) 0x81, (byte) content.length}
                : new byte[] {(byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
        return concat(new byte[] {(byte) tag}, concat(length, content));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
