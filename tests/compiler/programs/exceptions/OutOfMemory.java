// SPDX-License-Identifier: Apache-2.0
package exceptions;

import java.util.ArrayList;
import java.util.List;

public class OutOfMemory {
    static class Link {
        Link next;
        long[] load = new long[20000];
    }

    static Object sink;

    public static void main(String[] args) {
        try {
            sink = new long[Integer.MAX_VALUE];
            System.out.println("huge fits?");
        } catch (OutOfMemoryError e) {
            System.out.println("huge array " + e.getClass().getName());
        }
        try {
            sink = new int[1 << 20][1 << 20];
        } catch (OutOfMemoryError e) {
            System.out.println("matrix");
        }
        try {
            List<byte[]> list = new ArrayList<>();
            while (true) {
                list.add(new byte[1 << 20]);
            }
        } catch (OutOfMemoryError e) {
            System.out.println("list");
        }
        try {
            Link head = null;
            while (true) {
                Link l = new Link();
                l.next = head;
                head = l;
            }
        } catch (OutOfMemoryError e) {
            System.out.println("linked");
        }
        try {
            StringBuilder sb = new StringBuilder("x");
            while (true) {
                sb.append(sb);
            }
        } catch (OutOfMemoryError e) {
            System.out.println("builder");
        }
        try {
            "x".repeat(10).repeat(Integer.MAX_VALUE);
        } catch (OutOfMemoryError e) {
            System.out.println("repeat");
        }
        sink = null;
        int total = 0;
        for (int i = 0; i < 100; i++) {
            byte[] b = new byte[100_000];
            b[i] = 1;
            total += b.length + b[i];
        }
        System.out.println("alive " + total);
    }
}
