/** Members that no answer of the service can break, and why. */
export const notOfTheService: Readonly<Record<string, string>> = {
  ...because("reads a push that the app got from elsewhere", [
    "Client.parsePushNotification",
    "Client.handlePushNotification",
    "Client.pushNotification",
    "PushNotification.title",
    "PushNotification.body",
    "PushNotification.sound",
    "PushNotification.badge",
    "PushNotification.action",
    "PushNotification.type",
    "PushNotification.data",
  ]),
  ...because("fills an object of the app before it connects", ["Client.populateInitRegistrations"]),
  ...because("no channel of the emulator has metadata", [
    "ChannelMetadata.type",
    "ChannelMetadata.data",
  ]),
  ...because("nobody is reached by e-mail", [
    "EmailRecipientDescriptor.type",
    "EmailRecipientDescriptor.messageSid",
    "EmailRecipientDescriptor.level",
    "EmailRecipientDescriptor.name",
    "EmailRecipientDescriptor.address",
    "UnknownRecipientDescriptor.type",
    "UnknownRecipientDescriptor.messageSid",
    "UnknownRecipientDescriptor.rawData",
  ]),
  ...because("only the recipients of e-mail can be paged backwards", ["RestPaginator.prevPage"]),
  ...because("is what the app has put in before it sends", [
    "UnsentMessage.text",
    "UnsentMessage.attributes",
    "UnsentMessage.mediaContent",
    "UnsentMessage.emailOptions",
    "UnsentMessage.contentSid",
    "UnsentMessage.contentVariables",
  ]),
  ...because("copies a variable in the app", ["ContentTemplateVariable.copyWithValue"]),
};

function because(reason: string, members: readonly string[]): Record<string, string> {
  return Object.fromEntries(members.map((member) => [member, reason]));
}
