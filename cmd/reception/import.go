package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"reception/cmd/reception/intake"
	"reception/flows"
)

type importFlags struct {
	mapFile, mapText, mapFor string
	as, refused, name, out   string
	paper, dryRun, list      bool
	withdraw                 uint64
	reason                   string
}

func (a *app) importCommand() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import FILE.csv --map MAP.yaml",
		Short: a.say("导入历史登记或停电时的纸面登记（CSV）", "Bring in history, or the paper sheets of a power cut (CSV)"),
		Long: a.say("按映射把别处的登记（CSV）导入日志。过去的日子作为历史，算在当时的日期，不影响今天的现场、轮次和已封存的日子；\n"+
			"今天（或还没结束的那天）的行按当时的时间补登，轮次照规则计；以后的预约登记为预约。\n"+
			"先用 --map-for 生成映射，再用 --dry-run 看会导入什么。不能导入的行连同原因写入 --refused 的文件，改好后再导入它即可。\n"+
			"同一行无论导入几次、在哪个文件、什么顺序，都只算一次。编码（UTF-8、GB18030、UTF-16）和分隔符会自动识别。\n退出状态：0 全部导入，1 失败，2 写法有误，3 有行不能导入。",
			"Brings other registers (CSV) into the log by a map. Past days become history, counted on their own\n"+
				"dates: today's floor, the turns and the seals of closed days stay as they are. Rows of today, or of the\n"+
				"day that is still open, are entered late with their times, and turns count by the rules. Bookings ahead\n"+
				"become bookings. Have the map written with --map-for, look with --dry-run at what would come in. Rows\n"+
				"that cannot be are written to the --refused file with the reason: mend and bring that in. A row counts\n"+
				"once, however often, in whichever file and order it comes. Encodings (UTF-8, GB18030, UTF-16) and\n"+
				"separators are recognised. Exit status: 0 all in, 1 failed, 2 asked wrongly, 3 some rows were refused."),
		Example: "  reception import --map-for old.csv -o old.yaml\n  reception import old.csv --map old.yaml --dry-run\n" +
			"  reception import old.csv --map old.yaml --refused mend.csv\n  reception import --paper typed.csv\n" +
			"  reception import --list\n  reception import --withdraw 812 --reason \"days and months swapped\"",
		Args: cobra.MaximumNArgs(1),
		RunE: a.running(func(cmd *cobra.Command, args []string) error { return a.importing(cmd.Context(), args, f) }),
	}
	fs := cmd.Flags()
	fs.StringVar(&f.mapFile, "map", "", a.say("映射文件（YAML）", "the map (YAML)"))
	fs.StringVar(&f.mapText, "map-text", "", "")
	fs.StringVar(&f.mapFor, "map-for", "", a.say("按这个文件的列名写一份映射（配合 -o）", "write a map guessed from this file's columns (with -o)"))
	fs.StringVar(&f.as, "as", "", a.say("visits、bookings、people（默认按映射）", "visits, bookings, people (default: as the map says)"))
	fs.StringVar(&f.refused, "refused", "", a.say("不能导入的行写入这个文件", "write the rows that cannot be brought in to this file"))
	fs.StringVar(&f.name, "name", "", a.say("记入日志的文件名（默认文件自己的名字）", "the file's name as the log keeps it (default: its own)"))
	fs.BoolVar(&f.paper, "paper", false, a.say("按停电登记单（reception paper）打字的文件", "the file was typed from the sheets of reception paper"))
	fs.BoolVar(&f.dryRun, "dry-run", false, a.say("只看会导入什么，不写", "only show what would come in"))
	fs.BoolVar(&f.list, "list", false, a.say("列出导入过的文件", "list the files that were brought in"))
	fs.Uint64Var(&f.withdraw, "withdraw", 0, a.say("撤回这次导入（编号见 --list；需要 --reason 和经理）", "take a file back (its number is in --list; needs --reason and a manager)"))
	fs.StringVar(&f.reason, "reason", "", a.say("撤回的原因", "why it is taken back"))
	fs.StringVarP(&f.out, "output", "o", "", a.say("映射写入这个文件（默认标准输出）", "write the map to this file (default: standard output)"))
	_ = fs.MarkHidden("map-text")
	_ = cmd.RegisterFlagCompletionFunc("as", cobra.FixedCompletions([]string{"visits", "bookings", "people"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (a *app) importing(ctx context.Context, args []string, f importFlags) error {
	switch {
	case f.mapFor != "":
		return a.guessMap(f)
	case f.list:
		return a.listImports(ctx)
	case f.withdraw != 0:
		return a.withdrawImport(ctx, f)
	case len(args) == 0:
		return misused("请写明要导入的文件：reception import 文件.csv --map 映射.yaml", "name the file to bring in: reception import FILE.csv --map MAP.yaml")
	}
	file, mapText, err := a.importFiles(args[0], &f)
	if err != nil {
		return err
	}
	m := intake.Paper()
	if !f.paper {
		if m, err = intake.ReadMap(mapText); err != nil {
			return a.inMap(err)
		}
	}
	if f.as != "" {
		if m.As = flows.ImportedAs(f.as); !slices.Contains(flows.ImportedKinds(), m.As) {
			return misused("--as %s：只有 visits、bookings、people", "--as %s: there are visits, bookings and people", f.as)
		}
	}
	h, err := a.loadHouse()
	if err != nil {
		return err
	}
	sheet, err := intake.Read(file, m, h)
	if err != nil {
		return a.inMap(err)
	}
	return a.bringIn(ctx, &bringing{a: a, f: f, m: m, sheet: sheet, h: h}, func() { a.handImport(args[0], file, mapText, f) })
}

// inMap puts a sentence about a file or a map into words.
func (a *app) inMap(err error) error {
	var m *intake.Mistake
	if errors.As(err, &m) {
		return misused("%s", "%s", m.In(a.lang))
	}
	return a.inWords(err)
}

// importFiles reads the file and the map.
func (a *app) importFiles(name string, f *importFlags) (file, mapText []byte, err error) {
	if name == "-" {
		file, err = io.ReadAll(a.Stdin)
	} else if file, err = a.readFile(name); err == nil && f.name == "" {
		f.name = filepath.Base(name)
	}
	if err != nil {
		return nil, nil, a.inWords(err)
	}
	switch {
	case f.paper:
	case f.mapText != "":
		mapText, err = base64.StdEncoding.DecodeString(f.mapText)
	case f.mapFile == "":
		return nil, nil, misused("还缺映射：先运行 reception import --map-for %s -o map.yaml，再加 --map map.yaml", "the map is missing: run reception import --map-for %s -o map.yaml first, then add --map map.yaml", name)
	default:
		mapText, err = a.readFile(f.mapFile)
	}
	return file, mapText, a.inWords(err)
}

func (a *app) readFile(name string) ([]byte, error) {
	path, err := a.file(name)
	if err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// handImport readies the command for a running reception that has the log open:
// the file travels as standard input, the map in the words of the command, and
// refused rows come back as standard output.
func (a *app) handImport(name string, file, mapText []byte, f importFlags) {
	args := append(slices.Clone(a.Args), "--map-text="+base64.StdEncoding.EncodeToString(mapText), "--name="+f.name)
	if i := slices.Index(args, name); i >= 0 {
		args[i] = "-"
	}
	if f.refused != "" {
		args = append(args, "--refused=-")
	}
	a.handed = handedOver{in: bytes.NewReader(file), args: args}
}

// bringIn opens the log and brings the sheet in, or has the reception that has the
// log open do it.
func (a *app) bringIn(ctx context.Context, b *bringing, handing func()) error {
	desk, closeDesk, err := a.openImport(ctx, b.f.dryRun)
	if e := (*elsewhere)(nil); errors.As(err, &e) {
		handing()
		if b.f.refused == "" || b.f.refused == "-" {
			_, err = a.handOver(ctx, e)
			return err
		}
		var refused bytes.Buffer
		stdout := a.Stdout
		a.Stdout = &refused
		_, err = a.handOver(ctx, e)
		a.Stdout = stdout
		if refused.Len() == 0 {
			return err
		}
		return errors.Join(a.output(b.f.refused, func(w io.Writer) error { _, err := w.Write(refused.Bytes()); return err }), err)
	}
	if err != nil {
		return err
	}
	b.desk = desk
	return a.ended(b.run(ctx), closeDesk)
}

// openImport opens the desk. Looking only, a log that is not there is not begun.
func (a *app) openImport(ctx context.Context, dryRun bool) (commandDesk, func() error, error) {
	if dryRun && a.served == nil && !a.hasLog() {
		h, err := a.loadHouse()
		return emptyDesk{h}, func() error { return nil }, err
	}
	return a.openDesk(ctx)
}

// emptyDesk is the desk of a log that is still to be begun; nothing is asked of it.
type emptyDesk struct{ h *flows.House }

func (d emptyDesk) House() *flows.House { return d.h }
func (d emptyDesk) Floor() flows.Floor  { return flows.Floor{} }
func (d emptyDesk) Do(context.Context, flows.Request) (flows.Outcome, error) {
	return flows.Outcome{}, context.Canceled
}

func (d emptyDesk) Begin(context.Context, flows.Request) func() (flows.Outcome, error) {
	return func() (flows.Outcome, error) { return flows.Outcome{}, context.Canceled }
}
