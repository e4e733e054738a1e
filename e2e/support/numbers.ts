/** The demo's phones and Twilio numbers, as the service writes them and as the screen shows them. */
export const phone1 = { address: "+16505551111", shown: "+1 650 555 1111" };
export const phone2 = { address: "+16505552222", shown: "+1 650 555 2222" };
export const phone3 = { address: "+16505553333", shown: "+1 650 555 3333" };
export const numberA = { address: "+14155550110", shown: "+1 415 555 0110" };
export const numberB = { address: "+14155550120", shown: "+1 415 555 0120" };
export const numberC = { address: "+14155550130", shown: "+1 415 555 0130" };
