// SPDX-License-Identifier: Apache-2.0
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.EncoderException;
import org.apache.commons.codec.StringEncoder;
import org.apache.commons.codec.binary.Base16;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.binary.BinaryCodec;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.Blake3;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MurmurHash2;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.commons.codec.digest.PureJavaCrc32;
import org.apache.commons.codec.digest.PureJavaCrc32C;
import org.apache.commons.codec.digest.XXHash32;
import org.apache.commons.codec.language.Caverphone1;
import org.apache.commons.codec.language.Caverphone2;
import org.apache.commons.codec.language.ColognePhonetic;
import org.apache.commons.codec.language.DaitchMokotoffSoundex;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.codec.language.MatchRatingApproachEncoder;
import org.apache.commons.codec.language.Metaphone;
import org.apache.commons.codec.language.Nysiis;
import org.apache.commons.codec.language.RefinedSoundex;
import org.apache.commons.codec.language.Soundex;
import org.apache.commons.codec.net.PercentCodec;
import org.apache.commons.codec.net.QuotedPrintableCodec;
import org.apache.commons.codec.net.URLCodec;

/// Encodings, digests and phonetic algorithms of commons-codec over names and random bytes.
public final class Codec {
    private static final String[] NAMES = {
        "Robert", "Rupert", "Rubin", "Ashcraft", "Ashcroft", "Tymczak", "Pfister", "Honeyman", "Wikipedia", "Müller-Lüdenscheidt",
        "Schmidt", "Schneider", "Fischer", "Weber", "Meyer", "Wagner", "Becker", "Schulz", "Hoffmann", "Knuth", "Thompson", "Ritchie",
        "Kernighan", "Stroustrup", "Gosling", "Torvalds", "Tanenbaum", "Dijkstra", "Hoare", "Wirth", "Lamport", "Liskov", "Hopper",
        "Lovelace", "Babbage", "Turing", "Church", "Gödel", "von Neumann", "Shannon", "McCarthy", "Minsky", "Newell", "Simon", "Backus",
        "Naur", "Perlis", "Wilkes", "Hamming", "Wilkinson", "Floyd", "Iverson", "Codd", "Cook", "Karp", "Hopcroft", "Tarjan", "Sutherland",
        "Kahan", "Corbató", "Lampson", "Hartmanis", "Stearns", "Feigenbaum", "Reddy", "Blum", "Pnueli", "Engelbart", "Gray", "Brooks",
        "O'Brien", "MacDonald", "Czarkowska", "Hornblower", "Looser", "Jackson-Jackson", "Wright", "Knight", "Psmith", "Xavier", "Zhang",
        "Nguyen", "Ångström", "Łukasiewicz", "Breschnew", "Peters", "Auerbach", "Ohrbach", "Lipshitz", "Lewinsky", "Halberstam"};

    private Codec() {}

    public static void main(String[] arguments) throws Exception {
        phonetics();
        binaries();
        digests();
        checksums();
        network();
        failures();
    }

    private static void phonetics() throws EncoderException {
        StringEncoder[] encoders = {new Soundex(), new RefinedSoundex(), new Metaphone(), new DoubleMetaphone(), new ColognePhonetic(),
            new Caverphone1(), new Caverphone2(), new Nysiis(), new Nysiis(false), new MatchRatingApproachEncoder()};
        for (String name : NAMES) {
            StringBuilder line = new StringBuilder(name);
            for (StringEncoder encoder : encoders) {
                String code;
                try {
                    code = encoder.encode(name);
                } catch (IllegalArgumentException e) {
                    code = "(" + e.getMessage() + ")";
                }
                line.append(' ').append(code);
            }
            System.out.println(line);
        }
        DoubleMetaphone metaphone = new DoubleMetaphone();
        MatchRatingApproachEncoder rating = new MatchRatingApproachEncoder();
        DaitchMokotoffSoundex daitch = new DaitchMokotoffSoundex();
        for (int i = 1; i < NAMES.length; i++) {
            String a = NAMES[i - 1];
            String b = NAMES[i];
            System.out.println(a + "/" + b + ": " + metaphone.doubleMetaphone(a, true) + " " + metaphone.isDoubleMetaphoneEqual(a, b) + " "
                    + rating.isEncodeEquals(a, b) + " " + daitch.soundex(b));
        }
    }

    private static void binaries() throws DecoderException {
        Random random = new Random(42);
        for (int length = 0; length < 40; length++) {
            byte[] bytes = new byte[length * 3 / 2];
            random.nextBytes(bytes);
            String hex = Hex.encodeHexString(bytes);
            String base64 = Base64.encodeBase64String(bytes);
            String url = Base64.encodeBase64URLSafeString(bytes);
            String base32 = new Base32().encodeToString(bytes);
            String base32Hex = new Base32(true).encodeToString(bytes);
            String base16 = new Base16(true).encodeToString(bytes);
            System.out.println(hex + " " + base64 + " " + url + " " + base32 + " " + base32Hex + " " + base16);
            if (length < 10) {
                System.out.println(BinaryCodec.toAsciiString(bytes));
            }
            boolean same = Arrays.equals(bytes, Hex.decodeHex(hex)) && Arrays.equals(bytes, Base64.decodeBase64(base64))
                    && Arrays.equals(bytes, Base64.decodeBase64(url)) && Arrays.equals(bytes, new Base32().decode(base32))
                    && Arrays.equals(bytes, new Base32(true).decode(base32Hex)) && Arrays.equals(bytes, new Base16(true).decode(base16));
            System.out.println(length + " " + same);
        }
        byte[] large = new byte[100_000];
        random.nextBytes(large);
        byte[] chunked = Base64.encodeBase64Chunked(large);
        System.out.println(chunked.length + " " + DigestUtils.sha256Hex(chunked) + " " + Arrays.equals(large, Base64.decodeBase64(chunked)));
    }

    private static void digests() {
        StringBuilder text = new StringBuilder();
        for (String name : NAMES) {
            text.append(name).append('\n');
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            System.out.println(name + " " + DigestUtils.md5Hex(bytes) + " " + DigestUtils.sha1Hex(bytes) + " " + DigestUtils.sha256Hex(bytes)
                    + " " + DigestUtils.sha512Hex(bytes).substring(100) + " " + DigestUtils.sha3_256Hex(bytes).substring(40)
                    + " " + Hex.encodeHexString(Blake3.hash(bytes)));
        }
        byte[] key = DigestUtils.sha256("key");
        System.out.println(Hex.encodeHexString(Blake3.keyedHash(key, text.toString().getBytes(StandardCharsets.UTF_8))));
        byte[] derived = new byte[200];
        Blake3.initKeyDerivationFunction("corto tests".getBytes(StandardCharsets.UTF_8)).update(key).doFinalize(derived);
        System.out.println(Hex.encodeHexString(derived, false));
    }

    private static void checksums() {
        Random random = new Random(7);
        for (int length = 0; length < 200; length += 7) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            PureJavaCrc32 crc = new PureJavaCrc32();
            PureJavaCrc32C castagnoli = new PureJavaCrc32C();
            XXHash32 xx = new XXHash32(length);
            crc.update(bytes, 0, length);
            castagnoli.update(bytes, 0, length);
            xx.update(bytes, 0, length);
            java.util.zip.CRC32 own = new java.util.zip.CRC32();
            own.update(bytes, 0, length);
            System.out.println(length + " " + Long.toHexString(crc.getValue()) + " " + (own.getValue() == crc.getValue()) + " "
                    + Long.toHexString(castagnoli.getValue()) + " " + Long.toHexString(xx.getValue()) + " " + MurmurHash2.hash32(bytes, length)
                    + " " + MurmurHash2.hash64(bytes, length) + " " + MurmurHash3.hash32x86(bytes) + " " + Arrays.toString(MurmurHash3.hash128x64(bytes)));
        }
    }

    private static void network() throws Exception {
        URLCodec url = new URLCodec("UTF-8");
        QuotedPrintableCodec quoted = new QuotedPrintableCodec(true);
        PercentCodec percent = new PercentCodec("/:=".getBytes(StandardCharsets.US_ASCII), true);
        for (String name : NAMES) {
            String text = "name=" + name + " & " + new StringBuilder(name).reverse() + "/€ 100%";
            String encoded = url.encode(text);
            String printable = quoted.encode(text);
            byte[] percented = percent.encode(text.getBytes(StandardCharsets.UTF_8));
            System.out.println(encoded + " " + printable + " " + new String(percented, StandardCharsets.UTF_8));
            System.out.println(url.decode(encoded).equals(text) + " " + quoted.decode(printable).equals(text) + " "
                    + new String(percent.decode(percented), StandardCharsets.UTF_8).equals(text));
        }
    }

    private static void failures() {
        List<String> said = new ArrayList<>();
        for (String bad : new String[] {"0", "0g", "zz", "abc"}) {
            try {
                said.add(Arrays.toString(Hex.decodeHex(bad)));
            } catch (DecoderException e) {
                said.add(e.toString());
            }
        }
        for (String bad : new String[] {"AB==", "A", "A===", "ABC=DE"}) {
            try {
                said.add(Arrays.toString(Base64.builder().setDecodingPolicy(org.apache.commons.codec.CodecPolicy.STRICT).get().decode(bad)));
            } catch (IllegalArgumentException e) {
                said.add(e.toString());
            }
        }
        try {
            said.add(new Soundex().soundex("日本"));
        } catch (IllegalArgumentException e) {
            said.add(e.toString());
        }
        said.forEach(System.out::println);
    }
}
