package dev.seans.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.archive.ZipBuilder;
import dev.seans.identity.UploadName;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Files of a source, from the upload to the end of their product; on whichever database. */
abstract class SourceFilesContract extends SourceFilesFixture {

    @Test
    void anImageMovesToTheFolderOfItsSource() throws Exception {
        upload(FIRST, IMAGE, "one");
        take(FIRST);

        assertThat(home.resolve("files").resolve("1c%2F%2E%2E%2Fx").resolve("import_files/ab/%D1%87%D0%B0%D0%B9.jpg"))
                .hasContent("one");
        assertThat(rows()).containsExactly(IMAGE + " 3 false");
        assertThat(uploads.files().hasAny(FIRST)).isFalse();
    }

    @Test
    void whatCameInFragmentsIsOneFile() throws Exception {
        upload(FIRST, IMAGE, "one");
        uploads.receive(FIRST, IMAGE, "two");
        take(FIRST);

        assertThat(file(IMAGE)).hasContent("onetwo");
        assertThat(database.query("SELECT sha256 FROM seans_source_file", row -> row.getString("sha256")))
                .containsExactly(SourceFolders.sha256(file(IMAGE), 6));
    }

    @Test
    void anImageThatIsSentAgainReplacesTheOlderOneWhoeverIsTakenOverFirst() throws Exception {
        upload(FIRST, IMAGE, "one");
        clock.step(Duration.ofMinutes(1));
        upload(SECOND, IMAGE, "two");
        take(SECOND);
        take(FIRST);

        assertThat(file(IMAGE)).hasContent("two");
        upload(FIRST, IMAGE, "three");
        take(FIRST);
        assertThat(file(IMAGE)).hasContent("three");
        assertThat(rows()).containsExactly(IMAGE + " 5 false");
    }

    @Test
    void aTakeOverThatCrashedBeforeItsCommitIsDoneAgain() throws Exception {
        upload(FIRST, IMAGE, "one");
        assertThatExceptionOfType(CrashException.class)
                .isThrownBy(() -> transactions.run(() -> {
                    new TakeOver(uploads.uploads(), uploads.files(), joined()).take(FIRST, owner, ALONE);
                    throw new CrashException();
                }));
        assertThat(rows()).isEmpty();

        take(FIRST);

        assertThat(file(IMAGE)).hasContent("one");
        assertThat(rows()).hasSize(1);
    }

    @Test
    void theNamesOfFilesAreForcedToDiskBeforeTheCommitEachFolderOnce() throws Exception {
        upload(FIRST, IMAGE, "one");
        upload(FIRST, "import_files/ab/two.jpg", "two");
        upload(FIRST, "import_files/c/three.jpg", "three");
        take(FIRST);

        Path source = home.resolve("files").resolve("1c%2F%2E%2E%2Fx");
        assertThat(kept)
                .containsExactlyInAnyOrder(
                        source.resolve("import_files/ab"),
                        source.resolve("import_files/c"),
                        source.resolve("import_files"),
                        source,
                        home.resolve("files"),
                        home);
    }

    @Test
    void oneBadImageIsLeftOutAndCostsNoOther() throws Exception {
        upload(FIRST, "lost.jpg", "one");
        upload(FIRST, "a", "file where a folder should be");
        upload(FIRST, "b.jpg", "good");
        Files.delete(uploads.path(FIRST, "lost.jpg"));
        take(FIRST);
        upload(SECOND, "a/c.jpg", "below a file");
        upload(SECOND, "d.jpg", "good");
        take(SECOND);

        assertThat(rows()).extracting(row -> row.substring(0, row.indexOf(' '))).containsExactly("a", "b.jpg", "d.jpg");
        assertThat(uploads.files().hasAny(FIRST)).isFalse();
    }

    @Test
    void aNodeThatDoesNotSeeTheUploadsLosesNothing() throws Exception {
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        upload(SECOND, IMAGE, "two");
        Path unmounted = home.resolve("unmounted");
        Files.move(home.resolve("uploads"), unmounted);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> take(SECOND))
                .withMessageContaining("seans.home");
        assertThat(uploads.files().hasAny(SECOND)).isTrue();
        assertThat(file(IMAGE)).hasContent("one");

        Files.move(unmounted, home.resolve("uploads"));
        take(SECOND);

        assertThat(file(IMAGE)).hasContent("two");
    }

    @Test
    void anImageThatWasLostLeavesTheOlderOneInItsPlace() throws Exception {
        upload(FIRST, IMAGE, "one");
        take(FIRST);
        upload(SECOND, IMAGE, "other");
        Files.delete(uploads.path(SECOND, IMAGE));
        take(SECOND);

        assertThat(file(IMAGE)).hasContent("one");
        assertThat(rows()).containsExactly(IMAGE + " 3 false");
    }

    @Test
    void documentsAndArchivesStayWithTheirSession() throws Exception {
        uploads.receive(FIRST, "import.xml", "<a/>");
        uploads.receive(FIRST, "v8.zip", "PK");
        take(FIRST);

        assertThat(rows()).isEmpty();
        assertThat(uploads.path(FIRST, "import.xml")).hasContent("<a/>");
    }

    @Test
    void aSessionThatSendsAgainKeepsWhatWasToBeTakenFromItsSilence() throws Exception {
        upload(FIRST, IMAGE, "one");
        uploads.receive(FIRST, "v8.zip", Arrays.copyOf(zip(), 50));
        clock.step(QuietSessions.QUIET);
        clock.step(Duration.ofSeconds(1));
        upload(FIRST, IMAGE, "two");
        runQuietly();
        assertThat(rows()).isEmpty();

        uploads.receive(FIRST, "v8.zip", Arrays.copyOfRange(zip(), 50, zip().length));
        clock.step(QuietSessions.QUIET.plusSeconds(1));
        runQuietly();

        assertThat(file(IMAGE)).hasContent("onetwo");
        assertThat(file("in.jpg")).hasContent("in the archive");
        assertThat(uploads.archives().failure(FIRST)).isEmpty();
    }

    @Test
    void aSessionWithAFragmentOnItsWayIsNotQuiet() throws Exception {
        upload(FIRST, IMAGE, "one");
        clock.step(QuietSessions.QUIET.plusSeconds(1));
        Path part = Files.createFile(uploads.folders().newPart(FIRST));
        Files.setLastModifiedTime(part, FileTime.from(clock.now()));
        runQuietly();
        assertThat(rows()).isEmpty();

        handOver(FIRST.hex());

        assertThat(rows()).hasSize(1);
    }

    @Test
    void aFileThatGrowsWhileASilenceIsDealtWithIsLeft() throws Exception {
        upload(FIRST, "old.jpg", "one");
        clock.step(QuietSessions.QUIET.plusSeconds(1));
        upload(FIRST, IMAGE, "half");
        takeOver.takeQuiet(FIRST, owner, clock.now().minus(QuietSessions.QUIET), ALONE);

        assertThat(rows()).containsExactly("old.jpg 3 false");
    }

    private static byte[] zip() {
        return new ZipBuilder().add("in.jpg", "in the archive").build();
    }

    @Test
    void anArchiveIsUnpackedFromItsCheckpointAfterACrash() throws Exception {
        ZipBuilder zip = new ZipBuilder().add("import0_1.xml", "<a/>");
        for (int index = 0; index < 450; index++) {
            zip.add("import_files/" + index + ".jpg", "jpg " + index);
        }
        uploads.receive(FIRST, "v8.zip", zip.build());
        transactions.run(() -> uploads.ledger().seal(FIRST, new UploadName("import0_1.xml")));
        int[] batches = {0};

        assertThatExceptionOfType(WorkStoppedException.class)
                .isThrownBy(() -> unpacking.unpack(FIRST, owner, new Progress() {
                    @Override
                    public void moved() {
                        batches[0]++;
                    }

                    @Override
                    public void goOn() {
                        if (batches[0] == 1) {
                            throw new WorkStoppedException("the server stops");
                        }
                    }
                }));
        assertThat(rows()).hasSize(199);
        assertThat(uploads.parts(FIRST)).isEmpty();
        assertThat(uploads.documents()).isEmpty();
        assertThat(uploads.importable(FIRST)).isEmpty();

        unpacking.unpack(FIRST, owner, ALONE);

        assertThat(rows()).hasSize(450);
        assertThat(file("import_files/449.jpg")).hasContent("jpg 449");
        assertThat(uploads.archives().packed(FIRST)).isEmpty();
        assertThat(uploads.documents()).containsExactly("import0_1.xml 1");
        assertThat(uploads.importable(FIRST)).containsExactly("import0_1.xml");
    }
}
