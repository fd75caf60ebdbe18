/** What the database holds, as far as requests need it. Plain values: it crosses processes. */
export interface Scene {
  readonly organizations: readonly SceneOrganization[];
}

export interface SceneOrganization {
  readonly id: string;
  /** An owner's API key, for the servers that check one. */
  readonly key: string;
  /** Uuids. */
  readonly patients: readonly string[];
  readonly courses: readonly SceneCourse[];
}

export interface SceneCourse {
  readonly id: string;
  readonly clinicId: string;
  readonly practitionerId: string;
  readonly protocolVersionId: string;
}

/** Sessions that every course has before anything is recorded. */
export const SESSIONS_OF_A_COURSE = 10;
