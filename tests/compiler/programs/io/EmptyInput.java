// SPDX-License-Identifier: Apache-2.0
package io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.NoSuchElementException;
import java.util.Scanner;

public class EmptyInput {
    public static void main(String[] args) throws IOException {
        Scanner s = new Scanner(System.in);
        System.out.println(s.hasNext() + " " + s.hasNextLine());
        try {
            s.nextLine();
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(System.in.read() + " " + System.in.read(new byte[5]) + " " + System.in.read(new byte[0]) + " " + System.in.readAllBytes().length);
        System.out.println(new BufferedReader(new InputStreamReader(System.in)).readLine());
        System.out.println(new BufferedReader(new InputStreamReader(System.in)).lines().count());
    }
}
