/** The role that the service works as, in every database. It owns nothing and row security binds it. */
export const SERVICE_ROLE = 'mesograph_service';
