package dev.seans.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.fakes.GivenBeans;
import java.util.AbstractList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExchangeModesTest {

    @Test
    void theContainerIsAskedForTheModesOnceHoweverManyRequestsCome() {
        AtomicInteger asked = new AtomicInteger();
        ExchangeMode only = new Only();
        ExchangeModes modes = new ExchangeModes(new GivenBeans<>(new AbstractList<>() {
            @Override
            public ExchangeMode get(int index) {
                asked.incrementAndGet();
                return only;
            }

            @Override
            public int size() {
                return 1;
            }
        }));

        for (int request = 0; request < 10; request++) {
            assertThat(modes.find(ExchangeType.CATALOG, "only")).contains(only);
            assertThat(modes.contains("other")).isFalse();
        }

        assertThat(asked).hasValue(1);
    }

    private static final class Only implements ExchangeMode {

        @Override
        public String name() {
            return "only";
        }

        @Override
        public Optional<Reply> handle(ExchangeRequest request) {
            return Optional.empty();
        }
    }
}
