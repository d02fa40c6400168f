package dev.seans.admin;

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

/** Lets in who has the role that a resource asks for. */
@OnePerApplication
class ApiLogin {

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
    void require(ApiRole role, HttpServletRequest request, HttpServletResponse response) {
        if (!isGranted(role, request, response)) {
            throw new ApiException(HttpServletResponse.SC_FORBIDDEN, "the user does not have the role " + role.text());
        }
    }

    /**
     * Whether the user has the role.
     *
     * @throws ApiException 401 without usable credentials, 429 after too many wrong passwords
     */
    boolean isGranted(ApiRole role, HttpServletRequest request, HttpServletResponse response) {
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
                    "Basic credentials of a user with the role " + role.text() + " are needed");
        }
        return request.isUserInRole(role.text());
    }

    /** Nobody without credentials is known. */
    private LoginBrake.Answer answer(HttpServletRequest request) {
        return Authorization.parse(request.getHeader("Authorization")) instanceof Authorization.Basic basic
                ? brake.verify(request, proxies.originOf(request).address(), basic)
                : LoginBrake.Answer.WRONG;
    }
}
