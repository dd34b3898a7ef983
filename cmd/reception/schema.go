package main

import (
	"encoding/json"
	"reflect"

	"github.com/invopop/jsonschema"
	"github.com/spf13/cobra"

	"reception/flows"
)

func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: a.say("请求、答复和各种 JSON 输出的 JSON Schema", "Print the JSON Schema of requests, answers and what is printed as JSON"),
		Long: a.say("给对接方的约定：$defs 里的 request 是 apply 的一行，answer 是一行答复，status 是 status --json，\nwhy、what_if、rehearsal、fairness、practice 是同名命令的 --json。名字只增不改。",
			"The contract for integrations. In $defs, request is one line for apply, answer is one line of its\n"+
				"answer, and status is what status --json prints; why, what_if, rehearsal, fairness and practice are\n"+
				"those commands' --json. Names are added, never changed."),
		Example: "  reception schema > reception.schema.json",
		Args:    cobra.NoArgs,
		RunE: a.running(func(*cobra.Command, []string) error {
			text, err := json.MarshalIndent(schema(), "", "  ")
			if err != nil {
				return err
			}
			_, err = a.Stdout.Write(append(text, '\n'))
			return err
		}),
	}
}

// schema describes what programs exchange with this one.
func schema() *jsonschema.Schema {
	r := &jsonschema.Reflector{Anonymous: true, DoNotReference: true, Mapper: schemaOf}
	request := &jsonschema.Schema{
		Title:       "Request",
		Description: "One line for \"reception apply\": what is to be done, its fields, and who, when and under which id.",
	}
	for _, c := range flows.Commands() {
		request.OneOf = append(request.OneOf, verbSchema(r, c))
	}
	answer := &jsonschema.Schema{Title: "Answer", Description: "One line of answer to each request, in their order.",
		OneOf: []*jsonschema.Schema{
			described(r, flows.AnswerLine{}, "Carried out (ok), or refused by the house rules (refusal)."),
			described(r, failure{}, "Neither: the line could not be read, or the log could not be written."),
		}}
	return &jsonschema.Schema{
		Version:     jsonschema.Version,
		Title:       "reception",
		Description: "What programs exchange with reception. Names are added, never changed or reused.",
		Definitions: jsonschema.Definitions{
			"request":   request,
			"answer":    answer,
			"status":    described(r, flows.Status{}, "The floor at one moment, as \"reception status --json\" prints it."),
			"why":       described(r, []whyLine{}, "Derivations of whose turn it is or was, as \"reception why --json\" prints them."),
			"what_if":   described(r, supposed{}, "What one act would do to the turns, as \"reception what-if --json\" prints it."),
			"roll_call": described(r, rollSheet{}, "Everybody inside, as \"reception rollcall --json\" prints it."),
			"stock":     described(r, []flows.StockLine{}, "Drinks and stock of the bar, as \"reception stock --json\" prints them."),
			"rehearsal": described(r, flows.Rehearsal{},
				"A past day under other rules, as \"reception rehearse --json\" prints it. tenths are tenths of a turn."),
			"practice": described(r, practiceSheet{},
				"What a practice came to, as \"reception practice --json\" writes it. tenths are tenths of a point, spans are nanoseconds."),
			"fairness": described(r, fairSheet{}, "What everybody got in a period, as \"reception fairness --json\" prints it."),
		},
		OneOf: []*jsonschema.Schema{{Ref: "#/$defs/request"}, {Ref: "#/$defs/answer"}, {Ref: "#/$defs/status"},
			{Ref: "#/$defs/roll_call"}, {Ref: "#/$defs/why"}, {Ref: "#/$defs/what_if"}, {Ref: "#/$defs/rehearsal"}, {Ref: "#/$defs/fairness"}, {Ref: "#/$defs/practice"}},
	}
}

func described(r *jsonschema.Reflector, v any, text string) *jsonschema.Schema {
	s := r.Reflect(v)
	s.Version, s.Description = "", text
	return s
}

// verbSchema is a command with what every request has.
func verbSchema(r *jsonschema.Reflector, c flows.Command) *jsonschema.Schema {
	s := r.Reflect(c)
	s.Version, s.Title = "", c.Verb()
	own := s.Properties
	s.Properties = jsonschema.NewProperties()
	s.Properties.Set("do", &jsonschema.Schema{Const: c.Verb()})
	s.Properties.Set("id", &jsonschema.Schema{Type: "string", Description: "chosen by the sender; a repeat is answered again and not recorded again"})
	s.Properties.Set("at", &jsonschema.Schema{Type: "string", Format: "date-time", Description: "when it happened; now where left out"})
	s.Properties.Set("by", &jsonschema.Schema{Type: "string", Description: "post/person, either part may be missing"})
	for pair := own.Oldest(); pair != nil; pair = pair.Next() {
		s.Properties.Set(pair.Key, pair.Value)
	}
	s.Required = append([]string{"do"}, s.Required...)
	return s
}

// schemaOf describes the types whose JSON is not what their Go type suggests.
func schemaOf(t reflect.Type) *jsonschema.Schema {
	switch t {
	case reflect.TypeFor[flows.VisitRef]():
		return &jsonschema.Schema{Description: "a visit: its id, \"#3\" for the third party of the day, or the id of its arrival",
			OneOf: []*jsonschema.Schema{{Type: "integer", Minimum: "1"}, {Type: "string", MinLength: new(uint64)}}}
	case reflect.TypeFor[flows.Code]():
		s := &jsonschema.Schema{Type: "string"}
		for _, c := range flows.Codes() {
			s.Enum = append(s.Enum, string(c))
		}
		return s
	}
	return nil
}
