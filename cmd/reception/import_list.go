package main

import (
	"context"
	"fmt"
	"text/tabwriter"
	"time"

	"reception/flows"
)

// listImports lists the files that were brought in.
func (a *app) listImports(ctx context.Context) error {
	j, h, closeLog, err := a.openJournal(ctx)
	if err != nil {
		return err
	}
	return a.ended(func() error {
		var files []flows.Record
		withdrawn := map[flows.Seq]string{}
		for r, err := range j.Past(ctx, "") {
			if err != nil {
				return a.inWords(err)
			}
			if e, ok := r.Event.(flows.FileImported); ok && e.Withdraws != 0 {
				withdrawn[e.Withdraws] = e.Reason
			} else {
				files = append(files, r)
			}
		}
		if len(files) == 0 {
			a.tell("%s", a.say("还没有导入过文件。", "No file was brought in yet."))
			return nil
		}
		w := tabwriter.NewWriter(a.Stdout, 0, 0, 2, ' ', 0)
		_, _ = fmt.Fprintln(w, a.say("编号\t导入时间\t内容\t行数\tSHA-256\t文件\t撤回", "number\tbrought in\tholds\trows\tSHA-256\tfile\twithdrawn"))
		for _, r := range files {
			e, _ := r.Event.(flows.FileImported)
			_, _ = fmt.Fprintf(w, "%d\t%s\t%s\t%d\t%.16s\t%s\t%s\n", r.Seq, r.Entered.In(h.Zone).Format(time.DateTime), e.As, e.Lines, e.SHA256, e.Name, withdrawn[r.Seq])
		}
		return w.Flush()
	}(), closeLog)
}

// withdrawImport takes back what came in from a file.
func (a *app) withdrawImport(ctx context.Context, f importFlags) error {
	desk, closeDesk, err := a.openDesk(ctx)
	if err != nil {
		return err
	}
	r := flows.Request{By: a.by(), Command: flows.ImportFile{Withdraws: flows.Seq(f.withdraw), Reason: f.reason}}
	return a.ended(a.doOne(ctx, desk, r, false, nil), closeDesk)
}
