// SPDX-License-Identifier: Apache-2.0

/// The program of an image whose boot is measured.
public final class Nothing {
    private Nothing() {}

    public static void main(String[] args) {
        System.out.println("end");
    }
}
