// SPDX-License-Identifier: Apache-2.0
// refused: java.util.concurrent.CompletableFuture.orTimeout cannot be in an image
// refused: used by FutureWithTimeout.main(FutureWithTimeout.java:11)
// refused: cannot be called back later
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A future that something else has to end.
class FutureWithTimeout {
    public static void main(String[] args) {
        System.out.println(new CompletableFuture<String>().orTimeout(1, TimeUnit.SECONDS).join());
    }
}
