package dev.seans.httpsession;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Values that nobody can change in place, so that their bytes need not be compared. */
final class ImmutableValues {

    private static final Set<Class<?>> CLASSES = Set.of(
            BigDecimal.class,
            BigInteger.class,
            Boolean.class,
            Byte.class,
            Character.class,
            Currency.class,
            Double.class,
            Duration.class,
            Float.class,
            Instant.class,
            Integer.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            Locale.class,
            Long.class,
            MathContext.class,
            MonthDay.class,
            OffsetDateTime.class,
            OffsetTime.class,
            Period.class,
            Short.class,
            String.class,
            UUID.class,
            Year.class,
            YearMonth.class,
            ZoneOffset.class,
            ZonedDateTime.class);

    private ImmutableValues() {}

    /** Of an enum's constant only the name is ever written. */
    static boolean contains(Object value) {
        return value instanceof Enum || CLASSES.contains(value.getClass());
    }
}
