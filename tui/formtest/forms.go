package formtest

// A Form is a sheet or a screen with fields that take text.
type Form struct {
	Of   string   // the function of package tui that makes it
	Keys []string // that open it from the board
	// Text are the places of its text fields, counted by the down key from the
	// first field of the cleared form; Digits those that take digits alone.
	Text, Digits []int
}

// Keys are named as bubbletea names them. Beside them stand texts to be typed,
// which begin with =, and sentences to wait for, which begin with ? and are in
// Chinese and English.

// of are the keys that open a form of the guest who is found by a name.
func of(guest string, keys ...string) []string {
	return append([]string{"f3", "=" + guest, "enter"}, keys...)
}

// called are the keys that choose something in the palette, which finds it by its
// Chinese name in either language.
func called(name string, keys ...string) []string {
	return append([]string{"ctrl+v", "=" + name, "enter"}, keys...)
}

func keys(list ...string) []string { return list }

func at(places ...int) []int { return places }

// Forms are all of them.
func Forms() []Form {
	var list []Form
	for _, some := range [][]Form{arriving(), guestForms(), mending(), booking(), turning(), desk(), lookups()} {
		list = append(list, some...)
	}
	return list
}

func arriving() []Form {
	return []Form{
		{Of: "newArrival", Keys: keys("f2"), Text: at(0, 1, 5, 6, 10), Digits: at(3)},
		{Of: "newSearch", Keys: keys("f3"), Text: at(0)},
		{Of: "newOwner", Keys: called("判客"), Text: at(0)},
		{Of: "newMediaArrival", Keys: keys("f6", "enter", "down", "enter", "?媒体开放日，仍要接待|Media open day: received"), Text: at(1)},
		{Of: "newGive", Keys: of("上官", "ctrl+e"), Text: at(2)},
	}
}

func guestForms() []Form {
	return []Form{
		{Of: "newIdentify", Keys: of("陈", "ctrl+e"), Text: at(0, 4, 5, 8, 9), Digits: at(2)},
		{Of: "newNote", Keys: of("陈", "ctrl+n"), Text: at(0)},
		{Of: "newReason", Keys: of("陈", "ctrl+x"), Text: at(0)},
		{Of: "newReason", Keys: of("秦", "ctrl+t"), Text: at(0)},
		{Of: "newReason", Keys: of("秦", "1"), Text: at(0)},
		{Of: "newMediaAnswer", Keys: of("秦", "2"), Text: at(1)},
		{Of: "newFlatApproval", Keys: of("陈", "f7", "6", "1"), Text: at(1)},
		{Of: "newTaxi", Keys: of("刘", "ctrl+v", "=出租车叫到", "enter"), Text: at(0)},
		{Of: "newAssign", Keys: of("陈", "ctrl+a", "left"), Text: at(0)},
		{Of: "newCannot", Keys: of("王", "2"), Text: at(0)},
	}
}

func mending() []Form {
	gone := called("今天离开", "down", "enter")
	return []Form{
		{Of: "newCorrect", Keys: of("陈", "ctrl+v", "=更正一项", "enter"), Text: at(1, 2)},
		{Of: "newReopen", Keys: append(gone, "2"), Text: at(0)},
		{Of: "newMergeForm", Keys: of("陈", "ctrl+v", "=与另一组合并", "enter", "down", "enter"), Text: at(1)},
		{Of: "newSplit", Keys: of("陈", "ctrl+v", "=分成两组", "enter"), Digits: at(0)},
	}
}

func booking() []Form {
	return []Form{
		{Of: "newBook", Keys: keys("f6", "ctrl+n"), Text: at(0, 2, 3, 8), Digits: at(4)},
		{Of: "book.save", Keys: keys("f6", "ctrl+n", "=测", "down", "down", "down", "=15:00", "enter"), Text: at(0, 2, 3, 8, 11), Digits: at(4)},
		{Of: "newFlagDay", Keys: keys("f6", "ctrl+t"), Text: at(0, 1)},
		{Of: "newMoveBooking", Keys: keys("f6", "ctrl+e"), Text: at(0, 1)},
		{Of: "newCancelBooking", Keys: keys("f6", "ctrl+x"), Text: at(0)},
		{Of: "newTakeUp", Keys: keys("f6", "enter"), Text: at(2, 4), Digits: at(0)},
	}
}

func turning() []Form {
	zhouyang := keys("f5", "home", "down", "down", "down", "down", "down", "enter")
	return []Form{
		{Of: "openSkip", Keys: keys("f5", "ctrl+x"), Text: at(0)},
		{Of: "openWaive", Keys: append(zhouyang, "4"), Text: at(0)},
		{Of: "openAdjust", Keys: append(zhouyang, "5"), Text: at(2)},
		{Of: "openSupport", Keys: keys("f5", "ctrl+a"), Text: at(2)},
		{Of: "openGroups", Keys: keys("f5", "f7", "8"), Text: at(2)},
		{Of: "newPhoneCall", Keys: keys("f5", "ctrl+n"), Text: at(2)},
	}
}

func desk() []Form {
	return []Form{
		{Of: "newBlock", Keys: keys("f4", "ctrl+x"), Text: at(0)},
		{Of: "newTask", Keys: keys("ctrl+k", "ctrl+n"), Text: at(0, 1)},
		{Of: "newDropTask", Keys: keys("ctrl+k", "ctrl+x"), Text: at(0)},
		{Of: "newCorrectClock", Keys: called("时钟校正"), Text: at(1)},
		{Of: "newMissedOut", Keys: called("结束营业", "space"), Text: at(0)},
		{Of: "newLeaveOpen", Keys: called("结束营业", "ctrl+x"), Text: at(0)},
		{Of: "newEntryForm", Keys: called("投诉登记", "1"), Text: at(1, 2, 4, 5)},
		{Of: "newCheckNote", Keys: called("离场检查", "ctrl+n"), Text: at(0)},
		{Of: "newCount", Keys: called("水吧库存", "1"), Text: at(1), Digits: at(0)},
		{Of: "newHandOver", Keys: keys("ctrl+p", "f9"), Text: at(0, 1)},
		{Of: "newMessage", Keys: keys("ctrl+p", "ctrl+n", "ctrl+n"), Text: at(1, 3, 4)},
		{Of: "newCallBack", Keys: keys("ctrl+p", "ctrl+n", "enter"), Text: at(0)},
		{Of: "newLookAt", Keys: keys("ctrl+s", "?数字=到访组数|digits=arrived", "1"), Text: at(0)},
	}
}

func lookups() []Form {
	return []Form{
		{Of: "newPalette", Keys: keys("ctrl+v"), Text: at(0)},
		{Of: "newStartCall", Keys: keys("f11", "f7"), Text: at(0)},
		{Of: "newCallGuest", Keys: keys("f11", "f7", "=复印", "enter"), Text: at(0)},
		{Of: "newNamed", Keys: keys("f2", "up", "up", "ctrl+f"), Text: at(0)},
		{Of: "newGone", Keys: called("今天离开"), Text: at(0)},
		{Of: "newMerge", Keys: of("陈", "ctrl+v", "=与另一组合并", "enter"), Text: at(0)},
		{Of: "newSignOn", Keys: keys("ctrl+p", "space", "enter"), Text: at(0)},
		{Of: "newTaker", Keys: keys("ctrl+p", "enter"), Text: at(0)},
		{Of: "newStandIns", Keys: of("欧阳", "5"), Text: at(0)},
	}
}
