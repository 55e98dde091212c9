// SPDX-License-Identifier: Apache-2.0
package io;

import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

public class InputWords {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int tests = Integer.parseInt(in.nextLine().trim());
        for (int t = 1; t <= tests; t++) {
            String[] head = in.nextLine().split(" ");
            int rows = Integer.parseInt(head[0]);
            int columns = Integer.parseInt(head[1]);
            char[][] map = new char[rows][];
            for (int r = 0; r < rows; r++) {
                map[r] = in.nextLine().toCharArray();
            }
            int islands = 0;
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    if (map[r][c] == '#') {
                        islands++;
                        sink(map, r, c);
                    }
                }
            }
            System.out.println("case " + t + ": " + islands);
        }
        List<Integer> rest = new ArrayList<>();
        while (in.hasNextInt()) {
            rest.add(in.nextInt());
        }
        System.out.println(rest + " " + in.hasNext());
        System.out.println(in.next() + in.hasNextLine());
    }

    static void sink(char[][] map, int r, int c) {
        if (r < 0 || c < 0 || r >= map.length || c >= map[r].length || map[r][c] != '#') {
            return;
        }
        map[r][c] = '.';
        sink(map, r + 1, c);
        sink(map, r - 1, c);
        sink(map, r, c + 1);
        sink(map, r, c - 1);
    }
}
