import type { ClientDescription } from "./description.js";

/** `request` of mini programs and of what compiles to them: wx, uni, Taro. The answer comes to a callback or a promise. */
export const miniProgram: ClientDescription = {
  name: "mini-program",
  objects: [
    "#wx.request",
    "#uni.request",
    "#my.request",
    "#tt.request",
    "@tarojs/taro#request",
    "@tarojs/taro#default.request",
  ],
  calls: [
    {
      members: [""],
      method: { at: ["0.method"] },
      url: ["0.url"],
      body: ["0.data"],
      headers: ["0.header", "0.headers"],
      answer: { payload: ["data"], callback: { slot: "0.success", parameter: 0 } },
    },
  ],
};
