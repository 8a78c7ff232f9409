/** An HTTP client of the user's own, by the fields of the built-in ones: see `ClientDescription`. */
import { z } from "zod";

const slots = (what: string) => z.array(z.string().min(1)).min(1).describe(what);
const members = z
  .array(z.string())
  .min(1)
  .describe(
    "Names below the client object: `get`, `axiosRef.get`; an empty text is the client called itself, `*` any one name.",
  );
const verb = z
  .string()
  .regex(/^[A-Z]+$/, "must be upper case")
  .transform((text) => text as Uppercase<string>);

const answer = z
  .strictObject({
    payload: z
      .array(z.string().min(1))
      .describe(
        "Properties and methods of the result that lead to the payload: `data`, `json`; empty: the result is the payload.",
      ),
    typed: z.boolean().optional().describe("Whether the first type argument describes the payload; default: it does."),
    transparent: z.array(z.string().min(1)).optional().describe("Members of the payload that are the payload."),
    through: z.array(z.string().min(1)).optional().describe("Methods of the result that hand it on."),
    again: z.array(z.string().min(1)).optional().describe("Methods of the result that hand back the client."),
    callback: z
      .strictObject({
        slot: z.string().min(1).describe("The argument that is the callback."),
        parameter: z.int().min(0).describe("Which of its parameters gets the result, counted from 0."),
      })
      .optional()
      .describe("A callback argument gets the result."),
  })
  .describe("How the response is unwrapped.");

const parts = {
  query: slots("Slots of the query parameters.").optional(),
  body: slots("Slots of the body.").optional(),
  headers: slots("Slots of the headers.").optional(),
};

const factory = z.strictObject({
  of: z
    .array(z.string().min(1))
    .min(1)
    .describe("What makes a client: `pkg#createClient`, or a member of a client such as `.create`."),
  base: slots("Slots of the base URL.").optional(),
  appends: z.literal(true).optional().describe("The base goes behind the one the client already has."),
  url: slots("Slots of the address that all calls of what it makes go to.").optional(),
  method: slots("Slots of the method that all calls of what it makes have.").optional(),
  ...parts,
  wraps: z.string().min(1).optional().describe("The argument that is a client already."),
});

const callShape = z.strictObject({
  members,
  method: z
    .union([
      z.literal("member"),
      verb,
      z.strictObject({
        at: z.array(z.string().min(1)).describe("Slots of the method."),
        otherwise: verb.optional().describe("The method where those slots are empty; default: GET."),
        inPath: z
          .literal(true)
          .optional()
          .describe("The method may stand before the path: `DELETE /users/{id}`, `@get/users`."),
      }),
    ])
    .describe("`member`: the last name is the method; an upper-case method; or slots, GET where they are empty."),
  url: z
    .union([
      slots("The first slot that holds something."),
      z.strictObject({ all: slots("Slots that make up the URL together.") }),
      z.literal("member").describe('What the star in the members stands for: `client["/users"].get()`.'),
      z.literal("factory").describe("What made the client said it."),
    ])
    .describe(
      "Slots of the address, the first that holds something; `all`: several that make it up; `member`: what the star " +
        'in the members stands for, `client["/users"].get()`; `factory`: what made the client said it.',
    ),
  ...parts,
  base: slots("Slots of a base URL for this call alone.").optional(),
  parameters: z
    .strictObject({
      at: z.string().min(1).describe("The slot of that object."),
      except: z.array(z.string().min(1)).optional().describe("Names in it that are no parameters."),
    })
    .optional()
    .describe(
      "One object for everything: what the path names goes into the path, the rest is the query of a method " +
        "without body and the body of any other.",
    ),
  asked: z
    .array(z.int().min(0))
    .optional()
    .describe("Arguments that may be a function which hands back what is meant."),
  each: z.string().min(1).optional().describe("A slot that holds many calls; the other slots are those of each."),
  answer: answer.optional(),
});

/**
 * A slot is an argument (`0`), a property of one (`1.params`) or the last one (`last`); a name says where a thing
 * comes from: `@acme/http#default`, `#fetch` for a global.
 */
export const clientSchema = z.strictObject({
  name: z.string().min(1).describe("What reports call it."),
  objects: z
    .array(z.string().min(1))
    .optional()
    .describe("Imports and globals that are a client: `@acme/http#default`, `#fetch`."),
  signs: z
    .array(z.string().min(1))
    .optional()
    .describe("What shows the client in a text, where a global's name alone is too common: `$.ajax`."),
  types: z
    .array(z.string().min(1))
    .optional()
    .describe("Declared types whose values are a client: `@acme/http#HttpClient`."),
  factories: z.array(factory).optional().describe("What makes such a client."),
  calls: z.array(callShape).min(1).describe("What sends a request."),
  answer: answer.optional(),
  later: z
    .strictObject({
      ...parts,
      method: members.optional().describe("Members that are the method; what they are given is the body."),
    })
    .optional()
    .describe("Methods of what the call returns that add to the request."),
  nature: z
    .enum(["mock", "link"])
    .optional()
    .describe("What a call of it is, where it sends nothing itself: a stand-in of tests, or a link to be followed."),
});
