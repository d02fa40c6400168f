package dev.seans.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArchiveExceptionTest {

    @Test
    void aNameCannotForgeALineNorHoldWhatADatabaseRefuses() {
        ArchiveException fault = new ArchiveException(ArchiveFault.NAME, "a\0b\r\nWARNING: forged\u2028c.xml");

        assertThat(fault.detail()).isEqualTo("a?b??WARNING: forged?c.xml");
        assertThat(fault).hasMessageEndingWith(": a?b??WARNING: forged?c.xml");
    }

    @Test
    void aLongNameIsCut() {
        ArchiveException fault = new ArchiveException(ArchiveFault.NAME, "x".repeat(60_000));

        assertThat(fault.detail()).hasSize(201);
        assertThat(fault.getMessage()).hasSizeLessThan(400);
    }
}
