package dev.seans.api;

import dev.seans.filter.BasicChallenge;
import dev.seans.filter.LoginBrake;
import dev.seans.filter.RefusalReason;
import dev.seans.identity.Authorization;
import dev.seans.identity.TrustedProxies;
import dev.seans.settings.OnePerApplication;
import dev.seans.settings.Setting;
import dev.seans.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;

/** Lets in who has the role that a resource asks for. */
@OnePerApplication
public class ApiLogin {

    private final LoginBrake brake;
    private final TrustedProxies proxies;

    @Inject
    public ApiLogin(LoginBrake brake, Settings settings) {
        this.brake = brake;
        this.proxies = TrustedProxies.parse(settings.list(Setting.TRUSTED_PROXIES));
    }

    /**
     * Lets users with the role through.
     *
     * @throws ApiException 401 without usable credentials, 403 for users without the role, 429 after too many wrong passwords
     */
    public void require(ApiRole role, HttpServletRequest request, HttpServletResponse response) {
        var unused = requireOneOf(List.of(role), request, response);
    }

    /**
     * Lets users with one of the roles through.
     *
     * @return the first of these roles that the user has
     * @throws ApiException 401 without usable credentials, 403 for users without any of the roles, 429 after too many wrong
     *     passwords
     */
    public ApiRole requireOneOf(List<ApiRole> roles, HttpServletRequest request, HttpServletResponse response) {
        String wanted = roles.stream().map(ApiRole::text).collect(Collectors.joining(" or "));
        verify(wanted, request, response);
        return roles.stream()
                .filter(role -> request.isUserInRole(role.text()))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        HttpServletResponse.SC_FORBIDDEN, "the user does not have the role " + wanted));
    }

    /**
     * Whether the user has the role.
     *
     * @throws ApiException 401 without usable credentials, 429 after too many wrong passwords
     */
    public boolean isGranted(ApiRole role, HttpServletRequest request, HttpServletResponse response) {
        verify(role.text(), request, response);
        return request.isUserInRole(role.text());
    }

    private void verify(String wanted, HttpServletRequest request, HttpServletResponse response) {
        LoginBrake.Answer answer = answer(request);
        if (answer == LoginBrake.Answer.NOT_ASKED) {
            response.setHeader("Retry-After", RefusalReason.LOGIN_BRAKED.retryAfter(request));
            throw new ApiException(
                    RefusalReason.TOO_MANY_REQUESTS,
                    "too many passwords of this user were wrong, and this one was not looked at: come again later");
        }
        if (answer == LoginBrake.Answer.WRONG) {
            BasicChallenge.addTo(response);
            throw new ApiException(
                    HttpServletResponse.SC_UNAUTHORIZED,
                    "Basic credentials of a user with the role " + wanted + " are needed");
        }
    }

    /** Nobody without credentials is known. */
    private LoginBrake.Answer answer(HttpServletRequest request) {
        return Authorization.parse(request.getHeader("Authorization")) instanceof Authorization.Basic basic
                ? brake.verify(request, proxies.originOf(request).address(), basic)
                : LoginBrake.Answer.WRONG;
    }
}
