// SPDX-License-Identifier: Apache-2.0
package gc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Garbage {
    static class Node {
        Node left;
        Node right;
        int value;

        Node(int depth) {
            value = depth;
            if (depth > 0) {
                left = new Node(depth - 1);
                right = new Node(depth - 1);
            }
        }

        int check() {
            return left == null ? value + 1 : left.check() + right.check() + value;
        }
    }

    public static void main(String[] args) {
        Node longLived = new Node(12);
        long sum = 0;
        for (int i = 0; i < 60; i++) {
            sum += new Node(10).check();
        }
        System.out.println(sum + " " + longLived.check());
        List<byte[]> window = new ArrayList<>();
        int total = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] b = new byte[1000 + i % 500 * 20];
            b[0] = (byte) i;
            b[b.length - 1] = (byte) (i >> 8);
            window.add(b);
            if (window.size() > 50) {
                byte[] old = window.remove(i % 50);
                total += old[0] + old[old.length - 1] * 7 + old.length;
            }
        }
        System.out.println(total);
        Map<String, StringBuilder> map = new HashMap<>();
        for (int i = 0; i < 30000; i++) {
            map.computeIfAbsent("k" + i % 200, k -> new StringBuilder()).append(i % 10);
            if (i % 1000 == 999) {
                map.remove("k" + i / 1000);
            }
        }
        int chars = 0;
        for (StringBuilder sb : map.values()) {
            chars = chars * 31 + sb.toString().hashCode();
        }
        System.out.println(map.size() + " " + chars);
    }
}
