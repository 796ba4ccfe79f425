/** The content scripts' shared namespace: each file adds its room to it, and none knows the types of the others. */
// eslint-disable-next-line no-var
declare var standfirst: any;
