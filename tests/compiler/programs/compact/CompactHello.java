// SPDX-License-Identifier: Apache-2.0
// A compact source file: no class, an instance main.
int counter = 3;
final String greeting = "Hello";

String repeat(String s, int n) {
    return n == 0 ? "" : s + repeat(s, n - 1);
}

record Point(int x, int y) {}

enum Level { LOW, HIGH }

void main() {
    IO.println(greeting + ", " + repeat("ab", counter));
    IO.print("no newline;");
    IO.println();
    IO.println(new Point(1, counter++));
    IO.println(counter);
    List<Integer> list = new ArrayList<>(List.of(3, 1, 2));       // java.base is imported as a module
    Collections.sort(list);
    IO.println(list + " " + Level.valueOf("HIGH"));
    IO.println(list.stream().map(i -> i * counter).collect(Collectors.toList()));
    Runnable r = () -> counter += 10;
    r.run();
    IO.println((Object) counter);
}
