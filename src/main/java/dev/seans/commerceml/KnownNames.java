package dev.seans.commerceml;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names in one spelling: exports do not agree on capital letters, as in {@code ШтрихКод}. */
final class KnownNames {

    /**
     * Distinct names of one document; real ones have about 200. The parser looks for each among all others, and some names can be
     * made so that this takes ever longer.
     */
    static final int MOST = 2000;

    private static final Map<String, String> SPELLINGS = List.of(
                    "КоммерческаяИнформация",
                    "Классификатор",
                    "Каталог",
                    "ПакетПредложений",
                    "ИзмененияПакетаПредложений",
                    "СодержитТолькоИзменения",
                    "Группы",
                    "Группа",
                    "Свойства",
                    "Свойство",
                    "СвойствоНоменклатуры",
                    "ТипыЦен",
                    "ТипЦены",
                    "Склады",
                    "Склад",
                    "ЕдиницыИзмерения",
                    "ЕдиницаИзмерения",
                    "Товары",
                    "Товар",
                    "Предложения",
                    "Предложение",
                    "Ид",
                    "ИдКаталога",
                    "Наименование",
                    "Валюта",
                    "Статус",
                    "ПометкаУдаления",
                    "НомерВерсии",
                    "Артикул",
                    "Штрихкод",
                    "Описание",
                    "БазоваяЕдиница",
                    "ЗначенияСвойств",
                    "ЗначенияСвойства",
                    "Значение",
                    "ИдЗначения",
                    "ЗначенияРеквизитов",
                    "ЗначениеРеквизита",
                    "Картинка",
                    "ХарактеристикиТовара",
                    "ХарактеристикаТовара",
                    "ИдХарактеристики",
                    "Цены",
                    "Цена",
                    "ИдТипаЦены",
                    "ЦенаЗаЕдиницу",
                    "Единица",
                    "Коэффициент",
                    "МинКоличество",
                    "Количество",
                    "ИдСклада",
                    "КоличествоНаСкладе",
                    "КоличествоНаСкладах",
                    "Остатки",
                    "Остаток",
                    "ТипЗначений",
                    "ТипыЗначений",
                    "ВариантыЗначений",
                    "Тип",
                    "Код",
                    "НаименованиеПолное",
                    "НаименованиеКраткое",
                    "Документ",
                    "Контейнер",
                    "Владелец",
                    "Контрагенты",
                    "ПолноеНаименование",
                    "Страна",
                    "Вес",
                    "Категория",
                    "Изготовитель",
                    "СтавкиНалогов",
                    "СтавкаНалога",
                    "Ставка",
                    "Налог",
                    "УчтеноВСумме",
                    "Категории",
                    "Адрес",
                    "Контакты",
                    "Контакт",
                    "Акциз",
                    "ДействительноПо",
                    "ДействительноС",
                    "ДляПредложений",
                    "ДляТоваров",
                    "ИдКлассификатора",
                    "МеждународноеСокращение",
                    "Пересчет",
                    "Представление")
            .stream()
            .collect(Collectors.toMap(KnownNames::folded, Function.identity()));

    private final Map<String, String> met = new HashMap<>();

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The name as it is known here; as it is, if it is not. */
    String of(String name) {
        String known = met.get(name);
        if (known == null) {
            known = SPELLINGS.getOrDefault(folded(name), name);
            met.put(name, known);
        }
        return known;
    }

    /** Whether the document has had more names than any real one. */
    boolean areTooMany() {
        return met.size() > MOST;
    }
}
