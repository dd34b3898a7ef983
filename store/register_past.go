package store

import (
	"strconv"
	"time"

	"reception/flows"
)

// appointmentRegister is what was brought in of appointments: one row a line, with
// those who did not come.
func appointmentRegister() register {
	type line = *flows.AppointmentRow
	return registerOf(Appointments, flows.Words{ZH: "导入的预约", EN: "Imported appointments"}, []column[line]{
		date("date", "日期", func(t *teller, _ line) flows.Date { return t.day }),
		text("appointment", "预约号", func(_ *teller, r line) string { return r.Line.Appointment }).printed(),
		moment("booked", "预约时间", func(r line) time.Time { return timed(r) }).printed(),
		date("booked_day", "预约日期", func(t *teller, r line) flows.Date { return bookedDay(t, r) }),
		moment("until", "预约至", func(r line) time.Time { return r.Line.Until }),
		moment("made", "预约办理", func(r line) time.Time { return r.Line.Made }),
		moment("cancelled", "取消", func(r line) time.Time { return r.Line.Cancelled }).printed(),
		yesNo("came", "到访", func(r line) bool { return r.Line.Came }).printed(),
		moment("arrived", "到达", func(r line) time.Time { return r.Line.Arrived }).printed(),
		moment("left", "离开", func(r line) time.Time { return r.Line.Left }),
		text("guest", "客户", func(t *teller, r line) string {
			return guest(t, &flows.VisitRow{Person: r.Person, Erased: r.Erased})
		}).printed(),
		text("title", "称谓", func(_ *teller, r line) string { return r.Person.Title }),
		text("phone", "电话", func(_ *teller, r line) string { return r.Person.Phone }).printed(),
		text("company", "公司", func(_ *teller, r line) string { return r.Person.Company }),
		known("announced", "预约人数", func(r line) int { return r.Line.Announced }).printed(),
		known("party", "到访人数", func(r line) int { return r.Line.Party }),
		text("purpose", "来访事由", func(t *teller, r line) string { return t.purpose(r.Line.Purpose) }),
		text("asked_for", "客户指定", func(t *teller, r line) string { return t.staff(r.Line.AsksFor) }),
		text("received_by", "接待人", func(t *teller, r line) string { return t.staff(r.Line.Sales) }).printed(),
		text("vip_room", "VIP室", func(t *teller, r line) string { return t.room(r.Line.Room) }).printed(),
		text("remarks", "备注", func(_ *teller, r line) string { return r.Person.Note }),
		moment("entered", "录入", func(r line) time.Time { return r.Entered }),
		known("file", "来自文件", func(r line) int { return seq(r.Line.File) }),
		known("line", "行", func(r line) int { return r.Line.Line }),
		known("record", "记录号", func(r line) int { return seq(r.Seq) }),
	}, ofDay(func(l *flows.DayLog) []line { return l.Appointments }))
}

// Appointments is the register that is there only where some were brought in.
const Appointments = "appointments"

func timed(r *flows.AppointmentRow) time.Time {
	if r.Line.Untimed {
		return time.Time{}
	}
	return r.Line.Booked
}

func bookedDay(t *teller, r *flows.AppointmentRow) flows.Date {
	if r.Line.Booked.IsZero() {
		return ""
	}
	return flows.Date(r.Line.Booked.In(t.house.Zone).Format(time.DateOnly))
}

// fileOf is a file that rows of a day were brought in from.
func fileOf(t *teller, f *flows.FileRow) string {
	short := f.File.SHA256
	if len(short) > 16 {
		short = short[:16]
	}
	return f.File.Name + ": " + strconv.Itoa(f.Rows) + t.say(" 行", " rows") + ", SHA-256 " + short
}
