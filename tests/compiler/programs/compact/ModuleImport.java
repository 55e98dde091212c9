// SPDX-License-Identifier: Apache-2.0
// A compact source file: java.base is imported as a module, `main` is an instance method, fields and records stand beside it.
final Map<String, List<Integer>> index = new TreeMap<>();
int words;

record Entry(String word, int line) {}

void main() {
    var text = """
            to be or not to be
            that is the question
            to sleep to dream
            """;
    int number = 0;
    for (var line : text.lines().toList()) {
        number++;
        for (var word : line.split(" ")) {
            add(new Entry(word, number));
        }
    }
    index.forEach((word, lines) -> IO.println(word + " " + lines));
    IO.print(words);
    IO.println();
    IO.println(longest().map(String::toUpperCase).orElse("none"));
    IO.println(new BigInteger("123456789").pow(3).mod(BigInteger.TWO.pow(61).subtract(BigInteger.ONE)));
    IO.println(Stream.of(3, 1, 2).sorted(Comparator.reverseOrder()).map(String::valueOf).collect(Collectors.joining("<")));
}

void add(Entry entry) {
    words++;
    index.computeIfAbsent(entry.word, _ -> new ArrayList<>()).add(entry.line());
}

Optional<String> longest() {
    return index.keySet().stream().max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
}
