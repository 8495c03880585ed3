/** A certificate for localhost that nobody has signed, valid for a hundred years; made with openssl for the tests. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUSXSqOtkWeNTi9k+0lNbpua8eKBQwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjA0MzAxMVoYDzIxMjYxMTAy
MDQzMDExWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATVu1/Ck8gR6UPK8Yhnj7RuJeROYxt7U9+sSYcrGG9gl/o4Oxogvra8
DfIPfUJnBe1R5Pz7gMpy01Pa6xn5NQmeo28wbTAdBgNVHQ4EFgQUJztRYVN+Unco
6KaWFBaL+md7nq8wHwYDVR0jBBgwFoAUJztRYVN+Unco6KaWFBaL+md7nq8wDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIhALQ9jIQoHkHW0vbfDqDe1n0jvAlwKBsc7daOPhN8hGcFAiAB
tLtgLHZ0ChgQzaQBRe2Ct5UpVl8pCS29xkRK047Yhw==
-----END CERTIFICATE-----
`;

/** Its key, which is no secret. */
export const privateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgI9d0G/GQ+muWtPq3
Jgddy0h1HPNBX65Z87ctqrMt6O6hRANCAATVu1/Ck8gR6UPK8Yhnj7RuJeROYxt7
U9+sSYcrGG9gl/o4Oxogvra8DfIPfUJnBe1R5Pz7gMpy01Pa6xn5NQme
-----END PRIVATE KEY-----
`;
