/** The id of the form that decides on the items ticked: their boxes stand outside it. */
export const DECIDE_FORM = 'decide';
