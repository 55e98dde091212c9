// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import static corto.compiler.interpret.Program.runBothForImage;
import static org.assertj.core.api.Assertions.assertThat;

import corto.compiler.world.JavaClass.Initialization;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The JDK's own code, interpreted: results are the JVM's, initialisers succeed.
class LibraryTest {

    @Test
    void string_building_and_searching() {
        assertThat(runBothForImage("""
                static String run() {
                    StringBuilder b = new StringBuilder("äöü").append(1).append(-2L).append('x').append(true).append(1.5f).append(2.25).append((Object) null).insert(2, "→").reverse();
                    b.setLength(12); b.deleteCharAt(3).replace(0, 2, "ZZ");
                    String s = b.toString();
                    return s + s.indexOf("e") + s.lastIndexOf('u') + s.substring(3, 7) + s.hashCode() + "a,b,,c".split(",").length + String.join("-", "p", "q")
                        + "  trim ".strip() + "Ab".toLowerCase(Locale.ROOT) + "ß".toUpperCase(Locale.ROOT) + "x".repeat(5) + "abc".contains("bc") + "a→b".replace('→', '-')
                        + "abcabc".replace("bc", "X") + "b".compareTo("ab") + "line1\\nline2".lines().count() + String.valueOf(new char[] {'q', 'r'}) + "x".equals("X") + "x".equalsIgnoreCase("X")
                        + Integer.toHexString(-1) + Long.toString(255, 16) + Integer.toBinaryString(10) + Double.toString(0.1 + 0.2) + Float.toString(1e10f) + Double.parseDouble("1e-5") + Integer.valueOf(77);
                }
                """)).isNotNull();
    }

    @Test
    void collections() {
        assertThat(runBothForImage("""
                enum Day { MO, TU, WE, TH }
                static String run() {
                    Map<String, Integer> hash = new HashMap<>(); Map<String, Integer> linked = new LinkedHashMap<>(); TreeMap<String, Integer> tree = new TreeMap<>(Comparator.reverseOrder());
                    for (int i = 0; i < 50; i++) { hash.merge("k" + i % 17, i, Integer::sum); linked.put("l" + i % 7, i); tree.put("t" + i % 11, i); }
                    hash.remove("k3"); linked.computeIfPresent("l2", (k, v) -> null); tree.pollFirstEntry();
                    Deque<Integer> deque = new ArrayDeque<>(); for (int i = 0; i < 30; i++) { deque.addFirst(i); if (i % 3 == 0) deque.removeLast(); }
                    PriorityQueue<Integer> queue = new PriorityQueue<>(List.of(5, 1, 4, 2)); String q = ""; while (!queue.isEmpty()) q += queue.poll();
                    BitSet bits = new BitSet(); bits.set(3, 70); bits.clear(10); EnumMap<Day, String> days = new EnumMap<>(Day.class); days.put(Day.WE, "w"); days.put(Day.MO, "m");
                    List<Integer> list = new ArrayList<>(); for (int i = 0; i < 200; i++) list.add((i * 7919) % 211); Collections.sort(list); list.removeIf(x -> x % 2 == 0);
                    int[] a = new int[300]; for (int i = 0; i < a.length; i++) a[i] = (i * 31) % 97; Arrays.sort(a);
                    return hash + "" + linked + tree + deque + q + bits + bits.cardinality() + days + EnumSet.range(Day.TU, Day.TH) + list + Arrays.hashCode(a) + Arrays.binarySearch(a, 50)
                        + new HashSet<>(List.of("a", "b")).contains("b") + Collections.max(list) + Objects.hash(1, "x", 2.0);
                }
                """)).isNotNull();
    }

    @Test
    void streams_and_optionals() {
        assertThat(runBothForImage("""
                static String run() {
                    return IntStream.rangeClosed(1, 20).filter(i -> i % 3 == 0).mapToObj(Integer::toString).collect(Collectors.joining(","))
                        + Stream.of("b", "a", "c").sorted().toList() + Stream.iterate(1, x -> x * 2).limit(8).reduce(0, Integer::sum)
                        + Stream.of("aa", "b", "cc").collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.counting()))
                        + Optional.of(5).map(x -> x + 1).filter(x -> x > 3).orElse(0) + IntStream.of(3, 1, 2).summaryStatistics().getMax();
                }
                """)).isNotNull();
    }

    @Test
    void big_numbers_regular_expressions_and_encodings() {
        assertThat(runBothForImage("""
                static String run() {
                    BigInteger f = BigInteger.ONE; for (int i = 2; i < 60; i++) f = f.multiply(BigInteger.valueOf(i));
                    java.util.regex.Matcher m = java.util.regex.Pattern.compile("(\\\\w+)@(\\\\w+)\\\\.(com|org)").matcher("mail joe@example.org, ann@test.com");
                    String found = ""; while (m.find()) found += m.group(1) + "/" + m.group(2) + ";";
                    return f + "," + f.mod(BigInteger.valueOf(1000007)) + f.toString(16) + found + "a1b22c".replaceAll("[0-9]+", "#")
                        + Base64.getEncoder().encodeToString("Hallo Welt".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        + HexFormat.of().formatHex(new byte[] {1, (byte) 0xab}) + new String("äß€😀".getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8).length();
                }
                """)).isNotNull();
    }

    @Test
    void mathematics_is_strict() {
        assertThat(runBothForImage("""
                static String run() {
                    double s = 0; for (double x : new double[] {0.1, 1, 2.5, -3, 100, 1e-8}) s += StrictMath.sin(x) + StrictMath.exp(x / 10) + StrictMath.cbrt(x) + StrictMath.atan(x) + Math.sqrt(x * x) + StrictMath.pow(2, x / 50);
                    return s + "" + Math.floorMod(-7, 3) + Math.round(2.5) + Math.multiplyHigh(Long.MAX_VALUE, 3) + Long.bitCount(123456789L) + Integer.reverse(77) + Math.ceil(-0.5) + Math.addExact(1, 2);
                }
                """)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "java.lang.Integer$IntegerCache", "java.lang.Long$LongCache", "java.lang.Character", "java.lang.CharacterDataLatin1", "java.lang.CharacterData00",
        "java.lang.Double", "jdk.internal.math.DoubleToDecimal", "jdk.internal.math.FloatingDecimal", "java.lang.Math", "java.lang.System", "java.lang.Thread",
        "java.math.BigInteger", "java.util.regex.Pattern", "java.util.Formatter", "java.util.Base64$Encoder", "java.util.Base64$Decoder", "java.util.HexFormat",
        "java.util.UUID", "java.security.MessageDigest", "sun.security.provider.SHA", "sun.security.provider.SHA2$SHA256", "sun.security.provider.SHA5$SHA512",
        "sun.security.provider.MD5", "java.util.concurrent.ConcurrentHashMap", "java.util.concurrent.atomic.AtomicInteger", "java.util.concurrent.atomic.AtomicLong",
        "java.util.concurrent.atomic.AtomicReference", "java.util.concurrent.atomic.AtomicBoolean", "java.util.EnumSet", "java.util.BitSet", "java.util.Locale",
        "java.nio.charset.Charset", "sun.nio.cs.UTF_8", "sun.nio.cs.ISO_8859_1", "java.nio.ByteBuffer", "java.util.Scanner", "java.util.ImmutableCollections",
        "java.util.stream.Collectors", "java.util.stream.StreamOpFlag", "java.util.Random", "jdk.internal.misc.Unsafe", "java.lang.Runtime"})
    void jdk_initialisers_run_at_build_time(String name) {
        Program.forImage("").initialized(name);
    }

    @Test
    void two_builds_make_the_same_objects() {
        String source = """
                class Case { static final Map<Object, Integer> MAP = new HashMap<>(); static final String ORDER;
                    static { StringBuilder b = new StringBuilder(); for (int i = 0; i < 20; i++) MAP.put(new Object(), i); MAP.values().forEach(b::append); b.append(Set.of("a", "b", "c", "d")); ORDER = b.toString(); } }
                """;
        List<Object> orders = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            orders.add(Program.forImage(source).initialized("Case").value("Case", "ORDER"));
        }

        assertThat(orders.get(0)).isEqualTo(orders.get(1));
    }

    @Test
    void random_numbers_and_the_time_wait_for_run_time() {
        Program program = Program.forImage("");

        assertThat(program.initialize("java.util.SplittableRandom")).isEqualTo(Initialization.RUN_TIME);
    }
}
