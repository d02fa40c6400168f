package dev.seans.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seans.identity.ClientAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressBindingTest {

    @ParameterizedTest
    @CsvSource({
        "EXACT,   192.0.2.1,            192.0.2.1,              true",
        "EXACT,   192.0.2.1,            192.0.2.2,              false",
        "EXACT,   2001:db8::1,          2001:db8::2,            false",
        "IPV6_64, 192.0.2.1,            192.0.2.1,              true",
        "IPV6_64, 192.0.2.1,            192.0.2.2,              false",
        "IPV6_64, 2001:db8:1:2::1,      2001:db8:1:2:ffff::9,   true",
        "IPV6_64, 2001:db8:1:2::1,      2001:db8:1:3::1,        false",
        "IPV6_64, 2001:db8:1:2:0:0:0:1, 2001:db8:1:2::1,        true",
        "IPV6_64, 192.0.2.1,            2001:db8::1,            false",
        "IPV6_64, ::ffff:192.0.2.1,     ::ffff:192.0.2.2,       false",
        "IPV6_64, fe80::1%nowhere,      fe80::2%nowhere,        false",
        "OFF,     192.0.2.1,            2001:db8::1,            true"
    })
    void aClientMayComeFromWhereThePolicyAllows(AddressBinding binding, String owner, String client, boolean allowed) {
        ClientAddress one = new ClientAddress(owner);
        ClientAddress other = new ClientAddress(client);
        assertThat(binding.allows(one, other)).isEqualTo(allowed);
        assertThat(binding.allows(other, one)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"exact, EXACT", "ipv6-64, IPV6_64", "off, OFF"})
    void theWordsOfWebXmlAreRead(String text, AddressBinding binding) {
        assertThat(AddressBinding.parse(text)).isEqualTo(binding);
    }
}
