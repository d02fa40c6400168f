package dev.seans.commerceml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnlyChangesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Каталог СодержитТолькоИзменения=\"true\"/> | true",
                "<Каталог СодержитТолькоИзменения=\" 1 \"/> | true",
                "<Каталог СодержитТолькоИзменения=\"false\"/> | false",
                "<Каталог СодержитТолькоИзменения=\"0\"/> | false",
                "<Каталог СодержитТолькоИзменения=\"?\"/> |",
                "<Каталог/> |",
                "<Каталог><СодержитТолькоИзменения>true</СодержитТолькоИзменения></Каталог> | true",
                "<Каталог><СодержитТолькоИзменения>false</СодержитТолькоИзменения></Каталог> | false",
                "<ПакетПредложений СодержитТолькоИзменения=\"true\"/> | true",
                "<ПакетПредложений><СодержитТолькоИзменения>true</СодержитТолькоИзменения></ПакетПредложений> | true",
                "<ИзмененияПакетаПредложений/> | true",
                "<ИзмененияПакетаПредложений СодержитТолькоИзменения=\"false\"/> | true",
                "<Классификатор СодержитТолькоИзменения=\"true\"/> | true",
                "<Классификатор><СодержитТолькоИзменения>true</СодержитТолькоИзменения></Классификатор> | true",
                "<Классификатор СодержитТолькоИзменения=\"true\"/><Каталог СодержитТолькоИзменения=\"false\"/> | false",
                "<Классификатор СодержитТолькоИзменения=\"false\"/><Каталог СодержитТолькоИзменения=\"true\"/> | true",
                "<Каталог СодержитТолькоИзменения=\"false\"/><ПакетПредложений СодержитТолькоИзменения=\"true\"/> | true",
                "<СодержитТолькоИзменения>true</СодержитТолькоИзменения> |"
            })
    void isSaidAsAnAttributeOrAChildOfWhateverHoldsTheData(String content, @Nullable Boolean expected)
            throws Exception {
        byte[] bytes = CommerceMl.document(content).getBytes(StandardCharsets.UTF_8);
        try (CatalogReader reader = new CatalogReader(new ByteArrayInputStream(bytes))) {
            assertThat(reader.next()).isNull();
            assertThat(reader.onlyChanges()).isEqualTo(Optional.ofNullable(expected));
        }
    }
}
