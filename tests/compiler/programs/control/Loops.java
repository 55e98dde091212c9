// SPDX-License-Identifier: Apache-2.0
package control;

public class Loops {
    public static void main(String[] args) {
        int sum = 0;
        for (int i = 0, j = 10; i < j; i++, j--) {
            sum += i * j;
        }
        System.out.println(sum);
        int k = 0;
        do {
            k++;
        } while (k < 0);
        System.out.println(k);
        while (k-- > -3) {
            System.out.print(k + " ");
        }
        System.out.println(k);
        for (byte b = 120; b > 0; b++) {
            sum += b;
        }
        System.out.println(sum);
        for (char c = '\uffff' - 2; c != 1; c++) {
            sum += c;
        }
        System.out.println(sum);
        long total = 0;
        for (long l = Long.MAX_VALUE - 3; l > 0; l++) {
            total ^= l;
        }
        System.out.println(total);
        int iterations = 0;
        for (float f = 1e8f; f < 1e8f + 64; f += 8) {
            iterations++;
        }
        System.out.println(iterations);
        for (int i = 0; i < 5; i++) {
            if (i == 1) {
                continue;
            }
            if (i == 4) {
                break;
            }
            System.out.print(i + ";");
        }
        System.out.println();
        int collatz = 27;
        int steps = 0;
        while (collatz != 1) {
            collatz = collatz % 2 == 0 ? collatz / 2 : 3 * collatz + 1;
            steps++;
        }
        System.out.println(steps);
        for (String s : new String[] {"x", "yy", "zzz"}) {
            for (char c : s.toCharArray()) {
                sum = sum * 31 + c;
            }
        }
        System.out.println(sum);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j <= i; j++) {
                for (int l = j; l >= 0; l--) {
                    System.out.print(i * 100 + j * 10 + l + " ");
                }
            }
        }
        System.out.println();
        int x = 10;
        for (; ; ) {
            if (--x == 0) {
                break;
            }
        }
        System.out.println(x);
        boolean done = false;
        for (int i = 0; !done; i++) {
            done = i * i > 50;
            x = i;
        }
        System.out.println(x);
    }
}
