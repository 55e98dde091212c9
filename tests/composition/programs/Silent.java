// SPDX-License-Identifier: Apache-2.0
/// Says that it runs, and knows nothing of libraries.
public class Silent {
    public static void main(String[] arguments) {
        System.out.println("the program");
    }
}
