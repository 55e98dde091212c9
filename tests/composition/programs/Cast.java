// SPDX-License-Identifier: Apache-2.0
/// Casts what it cannot, and says what it was told.
public class Cast {
    public static void main(String[] arguments) {
        Object number = arguments.length;
        try {
            System.out.println((String) number);
        } catch (ClassCastException e) {
            System.out.println(e.getMessage());
        }
    }
}
