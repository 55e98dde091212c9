// SPDX-License-Identifier: Apache-2.0
package exceptions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class MemoryPressure {
    static int attempt(Runnable r) {
        try {
            r.run();
            return 0;
        } catch (OutOfMemoryError e) {
            return 1;
        }
    }

    static List<Object> keep = new ArrayList<>();

    public static void main(String[] args) {
        System.out.println(attempt(() -> keep.add(new long[Integer.MAX_VALUE - 2])));
        System.out.println(attempt(() -> {
            for (int size = 1 << 20; ; ) {
                keep.add(new byte[size]);
            }
        }));
        int blocks = keep.size();
        keep.clear();
        System.out.println(blocks > 10);
        System.out.println(attempt(() -> {
            for (int i = 0; i < 100; i++) {
                byte[] garbage = new byte[1 << 20];
                garbage[i] = 1;
            }
        }));
        System.out.println(attempt(() -> {
            Map<Integer, int[]> m = new HashMap<>();
            for (int i = 0; ; i++) {
                m.put(i, new int[50_000]);
            }
        }));
        System.out.println(attempt(() -> {
            Object[] chain = null;
            while (true) {
                Object[] next = new Object[10_000];
                next[0] = chain;
                chain = next;
            }
        }));
        System.out.println(attempt(() -> {
            StringBuilder sb = new StringBuilder();
            while (true) {
                sb.append("0123456789".repeat(100_000));
            }
        }));
        int ok = 0;
        List<String> list = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            list.add("string " + i);
            ok += list.get(i).length();
        }
        System.out.println(ok + " " + list.size());
        try {
            try {
                while (true) {
                    keep.add(new int[100_000]);
                }
            } finally {
                keep.clear();
                System.out.println("finally runs");
            }
        } catch (OutOfMemoryError e) {
            System.out.println("caught");
        }
        System.out.println(new int[1000].length + attempt(() -> keep.add(new int[1_000_000])));
    }
}
