// SPDX-License-Identifier: Apache-2.0
static int total;

static void add(String s) {
    total += s.length();
}

void main(String[] args) {
    for (String a : args) {
        add(a);
        System.out.println(a);
    }
    String line = IO.readln();
    System.out.println(line + " " + total);
    String name = IO.readln("name? ");
    System.out.println("[" + name + "]" + IO.readln());
}
