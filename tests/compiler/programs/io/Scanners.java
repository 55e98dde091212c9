// SPDX-License-Identifier: Apache-2.0
package io;

import java.util.InputMismatchException;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Scanner;

public class Scanners {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8).useLocale(Locale.ROOT);
        int n = in.nextInt();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += in.nextDouble();
        }
        System.out.println(n + " " + sum);
        System.out.println(in.next() + "|" + in.nextLine() + "|" + in.nextLine() + "|");
        System.out.println(in.hasNextInt() + " " + in.next() + " " + in.hasNextLong() + " " + in.nextLong() + " " + in.nextBoolean() + " " + in.nextInt(16) + " " + in.nextBigInteger());
        try {
            in.nextInt();
        } catch (InputMismatchException e) {
            System.out.println("mismatch " + in.next());
        }
        while (in.hasNextLine()) {
            System.out.println("[" + in.nextLine() + "]");
        }
        try {
            in.next();
        } catch (NoSuchElementException e) {
            System.out.println("no more " + in.hasNext());
        }
        Scanner s = new Scanner("a1b22,c,333;d").useDelimiter("[,;]");
        while (s.hasNext()) {
            System.out.print(s.hasNextInt() ? "int" + s.nextInt() : s.next());
            System.out.print(' ');
        }
        System.out.println();
        Scanner f = new Scanner("key=value other=5 end");
        System.out.println(f.findInLine("(\\w+)=(\\w+)") + f.match().group(2) + f.findInLine("=(\\d)") + f.match().group(1) + f.next());
        System.out.println(new Scanner("x y  z").tokens().toList() + " " + new Scanner("1 2 3").useLocale(Locale.ROOT).tokens().mapToInt(Integer::parseInt).sum());
    }
}
