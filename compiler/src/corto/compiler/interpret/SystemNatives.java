// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import java.util.List;

/// The machine, the JVM and what stands for them in an image.
final class SystemNatives {
    /// VM.SYSTEM_BOOTED.
    private static final int BOOTED = 4;

    private SystemNatives() {}

    static void addTo(Natives natives) {
        for (String clock : List.of("java/lang/System", "jdk/internal/corto/Host")) {
            natives.refuse(clock + ".nanoTime()J", "asks for the time, which is known only at run time");
            natives.refuse(clock + ".currentTimeMillis()J", "asks for the time, which is known only at run time");
        }
        addImage(natives);
        natives.add("java/lang/StringUTF16.isBigEndian()Z", (_, _) -> 0);
        natives.add("java/lang/StringCoding.err()V", (_, _) -> null);
        natives.add("jdk/internal/misc/VM.initialize()V", (_, _) -> null);
        natives.replace("jdk/internal/misc/VM.getSavedProperty(Ljava/lang/String;)Ljava/lang/String;", (_, _) -> null);
        natives.replace("jdk/internal/misc/VM.initLevel()I", (_, _) -> BOOTED);
        natives.replace("jdk/internal/misc/VM.isBooted()Z", (_, _) -> 1);
        natives.replace("jdk/internal/misc/VM.isModuleSystemInited()Z", (_, _) -> 1);
        natives.add("jdk/internal/misc/VM.initializeFromArchive(Ljava/lang/Class;)V", (_, _) -> null);
        natives.add("jdk/internal/misc/CDS.initializeFromArchive(Ljava/lang/Class;)V", (_, _) -> null);
        natives.add("jdk/internal/misc/CDS.getCDSConfigStatus()I", (_, _) -> 0);
        natives.add("jdk/internal/misc/CDS.getRandomSeedForDumping()J", (_, _) -> 0L);
        natives.add("jdk/internal/misc/CDS.isDumpingClassList0()Z", (_, _) -> 0);
        natives.add("jdk/internal/misc/CDS.isDumpingArchive0()Z", (_, _) -> 0);
        natives.add("jdk/internal/misc/CDS.isSharingEnabled0()Z", (_, _) -> 0);
        natives.add("jdk/internal/misc/PreviewFeatures.isPreviewEnabled()Z", (_, _) -> 0);
        natives.add("jdk/internal/reflect/Reflection.getCallerClass()Ljava/lang/Class;", (in, _) -> caller(in));
    }

    /// What the runtime does with registers and addresses.
    private static void addImage(Natives natives) {
        String memory = "uses raw memory, which exists only at run time";
        for (String fence : List.of("acquire", "release", "full")) {
            natives.ignore("corto/lang/Fence." + fence + "()V");
        }
        natives.refuse("corto/lang/ObjectAddress.of(Ljava/lang/Object;)Lcorto/lang/Address;", memory);
        natives.refuse("corto/lang/ObjectAddress.at(Lcorto/lang/Address;)Ljava/lang/Object;", memory);
        natives.refuse("corto/lang/Machine.framePointer()Lcorto/lang/Address;", memory);
        natives.refuse("corto/lang/Symbol.address(Ljava/lang/String;)Lcorto/lang/Address;",
                "asks for the address of a symbol, which is known only when the image is linked");
        natives.refuse("corto/lang/SimulatedMemory.current()Lcorto/lang/SimulatedMemory;", memory);
    }

    /// The class whose method called the one that asks.
    private static Instance caller(Interpreter in) {
        Frame frame = in.caller(1);
        JavaClass type = frame == null ? in.world.classNamed("java/lang/Object") : frame.method.method.owner;
        return in.world.mirror(type);
    }
}
