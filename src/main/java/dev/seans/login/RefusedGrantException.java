package dev.seans.login;

/** OAuth 2 does not know the refresh token, or what there is instead of one; the client itself may be known. */
final class RefusedGrantException extends LoginFailedException {

    private static final long serialVersionUID = 1L;

    RefusedGrantException(String message) {
        super(Failure.REFUSED, message);
    }
}
