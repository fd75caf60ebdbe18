/** How long a connection is used, in seconds. It takes what was prepared on it with it when it goes. */
export const CONNECTION_LIFETIME_SECONDS = 1800;
