// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

/// The machine, the JVM and what stands for them in an image.
final class SystemNatives {
    /// VM.SYSTEM_BOOTED.
    private static final int BOOTED = 4;
    private static final String TIME = "asks for the time, which is known only at run time";
    private static final String MEMORY = "uses raw memory, which exists only at run time";
    private static final String PROPERTIES = "asks for system properties or environment variables, which the program or its user may set";

    private SystemNatives() {}

    static NativeMethod replacement(String key) {
        return switch (key) {
            case "java/lang/System.nanoTime()J", "java/lang/System.currentTimeMillis()J",
                    "jdk/internal/corto/Host.nanoTime()J", "jdk/internal/corto/Host.currentTimeMillis()J" -> Natives.refusal(TIME);
            case "jdk/internal/misc/VM.getSavedProperty(Ljava/lang/String;)Ljava/lang/String;" -> (_, _) -> null;
            case "jdk/internal/misc/VM.initLevel()I" -> (_, _) -> BOOTED;
            case "jdk/internal/misc/VM.isBooted()Z", "jdk/internal/misc/VM.isModuleSystemInited()Z" -> (_, _) -> 1;
            default -> imageReplacement(key);
        };
    }

    /// What the runtime does with registers and addresses.
    private static NativeMethod imageReplacement(String key) {
        return switch (key) {
            case "corto/lang/Fence.acquire()V", "corto/lang/Fence.release()V", "corto/lang/Fence.full()V" -> Natives.NOTHING;
            case "corto/lang/ObjectAddress.of(Ljava/lang/Object;)Lcorto/lang/Address;",
                    "corto/lang/ObjectAddress.at(Lcorto/lang/Address;)Ljava/lang/Object;",
                    "corto/lang/Machine.framePointer()Lcorto/lang/Address;",
                    "corto/lang/SimulatedMemory.current()Lcorto/lang/SimulatedMemory;" -> Natives.refusal(MEMORY);
            case "corto/lang/Symbol.address(Ljava/lang/String;)Lcorto/lang/Address;" ->
                Natives.refusal("asks for the address of a symbol, which is known only when the image is linked");
            default -> null;
        };
    }

    /// Why only trusted initialisers may call the method; null if all may.
    static String guard(String key) {
        return switch (key) {
            case "java/lang/System.getProperty(Ljava/lang/String;)Ljava/lang/String;",
                    "java/lang/System.getProperty(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
                    "java/lang/System.getProperties()Ljava/util/Properties;",
                    "java/lang/System.getenv(Ljava/lang/String;)Ljava/lang/String;",
                    "java/lang/System.getenv()Ljava/util/Map;" -> PROPERTIES;
            default -> null;
        };
    }

    static NativeMethod nativeMethod(String key) {
        return switch (key) {
            case "java/lang/StringUTF16.isBigEndian()Z" -> (_, _) -> 0;
            case "java/lang/StringCoding.err()V", "jdk/internal/misc/VM.initialize()V",
                    "jdk/internal/misc/CDS.initializeFromArchive(Ljava/lang/Class;)V" -> Natives.NOTHING;
            case "jdk/internal/corto/Environment.buildProperties()[Ljava/lang/String;" -> (in, _) -> in.world.buildProperties();
            case "jdk/internal/corto/Resources.fromClassPath()[Ljava/lang/Object;" -> (in, _) -> in.world.resources();
            case "jdk/internal/corto/TimeZoneData.fromBuildJdk()[B" -> (in, _) -> in.world.timeZones();
            case "jdk/internal/misc/CDS.getCDSConfigStatus()I" -> (_, _) -> 0;
            case "jdk/internal/misc/CDS.getRandomSeedForDumping()J" -> (_, _) -> 0L;
            case "jdk/internal/misc/PreviewFeatures.isPreviewEnabled()Z" -> (_, _) -> 0;
            default -> null;
        };
    }
}
