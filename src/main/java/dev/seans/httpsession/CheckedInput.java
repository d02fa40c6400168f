package dev.seans.httpsession;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of allowed classes only, with the application's classes: those of the thread, else those of the
 * servlet context, which a thread of the application's own may not have.
 */
final class CheckedInput extends ObjectInputStream {

    /** Objects within objects; a stack of 512 KiB bears ten times as many. */
    static final int MAX_DEPTH = 100;

    /** A hash table may have some times as many places as it has entries, each of which is at least a byte. */
    private static final long PLACES_PER_BYTE = 8;

    private static final long PLACES_AT_LEAST = 1024;

    private final AllowedClasses allowed;
    private final Supplier<@Nullable ClassLoader> applicationLoader;
    private final HashCost hashCost = new HashCost();

    /** Of all arrays together: within each other, they need not be filled before the next one is made. */
    private long places;

    CheckedInput(byte[] bytes, AllowedClasses allowed, Supplier<@Nullable ClassLoader> applicationLoader)
            throws IOException {
        super(new ByteArrayInputStream(bytes));
        this.allowed = allowed;
        this.applicationLoader = applicationLoader;
        enableResolveObject(true);
        setObjectInputFilter(info -> check(info, bytes.length));
    }

    private ObjectInputFilter.Status check(ObjectInputFilter.FilterInfo info, int length) {
        Class<?> type = info.serialClass();
        places += Math.max(0, info.arrayLength());
        boolean isWithinLimits = info.depth() <= MAX_DEPTH
                && info.references() <= length
                && places <= length * PLACES_PER_BYTE + PLACES_AT_LEAST;
        if (!isWithinLimits || (type != null && !allowed.allows(type.getName()))) {
            return ObjectInputFilter.Status.REJECTED;
        }
        return type == null ? ObjectInputFilter.Status.UNDECIDED : ObjectInputFilter.Status.ALLOWED;
    }

    /** Refuses by name: a class that is not allowed is not looked for. */
    @Override
    protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
        if (!allowed.allows(described.getName())) {
            throw new ClassNotAllowedException(described.getName());
        }
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(described.getName(), false, ofThread);
        } catch (ClassNotFoundException notThere) {
            return resolveElsewhere(described);
        }
    }

    private Class<?> resolveElsewhere(ObjectStreamClass described) throws IOException, ClassNotFoundException {
        try {
            return Class.forName(described.getName(), false, applicationLoader.get());
        } catch (ClassNotFoundException notThere) {
            return super.resolveClass(described); // knows int.class and the like
        }
    }

    /** Called for each object once it is complete, before it becomes a part of another one. */
    @Override
    protected Object resolveObject(Object complete) throws IOException {
        hashCost.weigh(complete);
        return complete;
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
        throw new ClassNotAllowedException("a proxy of " + String.join(", ", interfaces));
    }
}
