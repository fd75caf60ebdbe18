/** Who is told, inside the transaction, that a registration stands otherwise than before. */
export interface RegistrationEvents {
  registrationStatusChanged(organizationId: string, registrationId: string): void | Promise<void>;
}
