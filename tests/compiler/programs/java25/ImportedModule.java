// SPDX-License-Identifier: Apache-2.0
package java25;

import module java.base;

public class ImportedModule {
    // `List` and `Map` come from the module import; a nested type of the same name would win, as Queue does here.
    static class Queue {
        final ArrayDeque<Integer> items = new ArrayDeque<>();

        Queue put(int item) {
            items.addLast(item);
            return this;
        }
    }

    public static void main(String[] args) {
        Map<Integer, List<String>> byLength = Stream.of("one", "two", "three", "four", "five", "six").collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.toList()));
        System.out.println(byLength);
        System.out.println(new Queue().put(1).put(2).items);
        Function<Integer, Function<Integer, Integer>> add = a -> b -> a + b;
        System.out.println(add.apply(3).apply(4));
        ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(0x01020304).putInt(-1).flip();
        System.out.println(HexFormat.ofDelimiter(":").formatHex(buffer.array()) + " " + buffer.remaining());
        System.out.println(new BigDecimal("10").divide(new BigDecimal("3"), new MathContext(7, RoundingMode.HALF_EVEN)));
        System.out.println(Duration.ofSeconds(3_725).plusMillis(40) + " " + LocalDate.of(2024, 2, 28).plusDays(2));
        CRC32 crc = new CRC32();
        crc.update("123456789".getBytes(StandardCharsets.US_ASCII));
        System.out.println(Long.toHexString(crc.getValue()));
        Matcher matcher = Pattern.compile("(?<key>\\w+)=(?<value>[^;]*);?").matcher("a=1;bc=;d=x y");
        while (matcher.find()) {
            System.out.println(matcher.group("key") + "→" + matcher.group("value"));
        }
    }
}
