package dev.seans.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.seans.fakes.LogListener;
import dev.seans.settings.GivenUpstreams;
import dev.seans.settings.Secret;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsFileTest {

    private static final String LATER = "; it is read again at the next attempt (seans.upstream.erp.credentials-file)";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user=robot\npassword=geheim\n",
                "password=geheim\nuser=robot",
                "robot\ngeheim",
                "robot\ngeheim\n",
                "robot\r\ngeheim\r\n",
                "\uFEFFrobot\ngeheim\n",
                "\uFEFFuser=robot\r\npassword=geheim\r\n"
            })
    void bothFormsAreRead(String text) throws Exception {
        assertThat(read(text)).isEqualTo(new Credentials("robot", new Secret("geheim")));
    }

    @Test
    void aRefreshTokenStandsBesideThemOrAlone() throws Exception {
        assertThat(read("refresh-token=r=1\nuser=robot\npassword=geheim"))
                .isEqualTo(new Credentials("robot", new Secret("geheim"), Optional.of(new Secret("r=1"))));
        write("refresh-token=r");
        assertThat(new CredentialsFile(file()).read())
                .isEqualTo(new Credentials("", new Secret(""), Optional.of(new Secret("r"))));
        assertThatExceptionOfType(LoginFailedException.class)
                .isThrownBy(() -> source().read())
                .withMessageStartingWith("the file " + file() + " has no user; ");
    }

    @Test
    void whatStandsThereIsTakenAsItIs() throws Exception {
        assertThat(read("user= ivan \npassword=a=b #  ")).isEqualTo(new Credentials(" ivan ", new Secret("a=b #  ")));
        assertThat(read("иван\nпароль=1")).isEqualTo(new Credentials("иван", new Secret("пароль=1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                  | there are less than two lines: expected user= and password=, or user and password alone",
                "geheim                              | there are less than two lines: expected user= and password=, or user and password alone",
                "robot~geheim~mehr                   | line 3: expected nothing behind the lines of user and password",
                "robot~geheim~''                     | line 3: expected nothing behind the lines of user and password",
                "'~geheim'                           | line 1: expected a user",
                "'robot~ '                           | line 2: expected a password",
                "user=robot                          | there is no line password=",
                "password=geheim                     | there is no line user=",
                "user=robot~password=                | line 2: expected a text behind password=",
                "user=~password=geheim               | line 1: expected a text behind user=",
                "user=robot~user=geheim              | line 2: user= stands in line 1 already",
                "user=robot~password=x~password=geheim | line 3: password= stands in line 2 already",
                "user=robot~geheim                   | line 2: expected user= or password=",
                "robot~password=geheim               | line 1: expected user= or password=",
                "user=robot~~password=geheim         | line 2: expected user= or password=",
                "# geheim~user=robot~password=geheim | line 1: expected user= or password=",
                "user=robot~Password=geheim          | line 2: expected user= or password=",
                "user=robot~password =geheim         | line 2: expected user= or password=",
                "ro:bot~geheim                       | the user in the file @ has a colon, which HTTP Basic does not allow",
            })
    void whateverElseIsToldByItsLineAndNotByItsContent(String lines, String mistake) {
        String text = lines.replace("''", "~").replace('~', '\n');
        String sentence =
                mistake.contains("@") ? mistake.replace("@", file().toString()) : "the file " + file() + ", " + mistake;

        assertThatExceptionOfType(LoginFailedException.class)
                .isThrownBy(() -> read(text))
                .withMessage(sentence + LATER)
                .withNoCause()
                .satisfies(failed -> assertThat(failed.failure()).isEqualTo(Failure.NO_CREDENTIALS))
                .satisfies(failed -> assertThat(failed.getMessage()).doesNotContain("geheim"));
    }

    @Test
    void whatIsNoUtf8IsRefused() throws IOException {
        Files.write(file(), "иван\nгеheim".getBytes(Charset.forName("windows-1251")));
        assertRefused("the file " + file() + " is not UTF-8");

        Files.write(file(), "\uFEFFrobot\ngeheim".getBytes(Charset.forName("UTF-16LE")));
        assertRefused("the file " + file() + " is not UTF-8");
    }

    @Test
    void whatIsNoSmallFileIsRefused() throws IOException {
        assertRefused("the file " + file() + " is not there");

        Files.writeString(file(), "user=robot\npassword=" + "x".repeat(10_000));
        assertRefused("the file " + file() + " has more than 10 kB");

        Files.delete(file());
        Files.createDirectory(file());
        assertRefused(file() + " is a directory, expected a file");
    }

    @Test
    void itIsReadAnewEachTime() throws Exception {
        CredentialsSource source = source();
        write("robot\none");
        assertThat(source.read().password()).isEqualTo(new Secret("one"));

        write("robot\ntwo");
        assertThat(source.read().password()).isEqualTo(new Secret("two"));
    }

    @Test
    void whereEverybodyMayReadItThatIsSaidOnce() throws Exception {
        CredentialsSource source = source();
        write("robot\ngeheim");
        try (LogListener log = LogListener.on(GivenCredentials.class)) {
            Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
            source.read();
            assertThat(log.lines()).isEmpty();

            Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
            source.read();
            source.read();
            assertThat(log.lines())
                    .containsExactly("WARNING erp: everybody on this machine may read or write the credentials in "
                            + file() + ", which are used all the same: take these rights away (chmod o-rw)");
        }
    }

    @Test
    void settingsGiveThemWithoutAFile() throws Exception {
        assertThat(new GivenCredentials(GivenUpstreams.settings(GivenUpstreams.basic("erp"))).read())
                .isEqualTo(new Credentials("robot", new Secret("geheim")));
    }

    @Test
    void aBeanOfTheTeamMayNeedNone() throws Exception {
        assertThat(new GivenCredentials(GivenUpstreams.settings(Map.of(
                                "seans.upstreams", "erp",
                                "seans.upstream.erp.url", "http://localhost",
                                "seans.upstream.erp.login", "erpLogin",
                                "seans.upstream.erp.check-path", "/me")))
                        .read())
                .isEqualTo(Credentials.none());
    }

    @Test
    void credentialsShowNothing() {
        assertThat(new Credentials("robot", new Secret("geheim"))).hasToString("credentials");
    }

    private void assertRefused(String sentence) {
        assertThatExceptionOfType(LoginFailedException.class)
                .isThrownBy(() -> source().read())
                .withMessage(sentence + LATER);
    }

    private Credentials read(String text) throws IOException, LoginFailedException {
        write(text);
        return source().read();
    }

    private CredentialsSource source() {
        Map<String, String> keys = new HashMap<>(GivenUpstreams.basic("erp"));
        keys.keySet().removeIf(key -> key.endsWith(".user") || key.endsWith(".password"));
        keys.put("seans.upstream.erp.credentials-file", file().toString());
        return new GivenCredentials(GivenUpstreams.settings(keys));
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text);
    }

    private Path file() {
        return folder.resolve("erp.txt");
    }
}
